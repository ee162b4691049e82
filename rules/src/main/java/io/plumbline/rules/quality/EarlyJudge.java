package io.plumbline.rules.quality;

import io.plumbline.rules.Expectation;
import io.plumbline.rules.Mode;
import io.plumbline.rules.Rule;
import io.plumbline.rules.Truth;
import io.plumbline.rules.quality.TimelineState.Told;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Says of a scope that is not complete what no further row can change. The verdict at the end is
 * about the same scope and has the final figures.
 */
final class EarlyJudge {
  private final List<Rule> rules;
  private final Set<Told> told;

  EarlyJudge(List<Rule> rules, List<Told> told) {
    this.rules = rules;
    this.told = new LinkedHashSet<>(told);
  }

  /** What was said so far, this judge's own verdicts included. */
  Set<Told> told() {
    return told;
  }

  /** The verdicts that are settled and were not given yet. */
  List<RowVerdict> judge(RowScope scope, long closesMillis, Segments segments) {
    var verdicts = new ArrayList<RowVerdict>();
    for (var rule : rules) {
      if (canSettle(rule)) {
        judge(rule, scope, closesMillis, segments, verdicts);
      }
    }
    return verdicts;
  }

  private static boolean canSettle(Rule rule) {
    // A damped verdict depends on scopes before, TOP on rows to come, and so may a severity.
    return !(rule.expectation() instanceof Expectation.Normal)
        && rule.mode() != Mode.DISABLED
        && rule.damping() == null
        && (rule.segmentation() == null || rule.segmentation().top() == 0)
        && rule.severities().stream().allMatch(level -> level.when() == null);
  }

  private void judge(
      Rule rule, RowScope scope, long closesMillis, Segments segments, List<RowVerdict> verdicts) {
    for (var segment : segments.kept().entrySet()) {
      var values = new ScopeValues(rule, segment.getValue(), scope.atMillis(), List.of());
      var key = new Told(scope.id(), closesMillis, rule.name(), rule.version(), segment.getKey());
      if (isSettled(rule, values) && !told.contains(key)) {
        RowJudge.judge(rule, scope, segment.getKey(), values).ifPresent(verdicts::add);
        told.add(key);
      }
    }
  }

  private static boolean isSettled(Rule rule, ScopeValues values) {
    if (rule.expectation() instanceof Expectation.EachRow each) {
      var tally = values.tally();
      long violations = tally.violations() + (each.isStrict() ? tally.unknown() : 0);
      return each.mostly() == 1 && violations > 0;
    }
    var condition = ((Expectation.Metrics) rule.expectation()).condition();
    return condition.history() == 0 && condition.settled(values) != Truth.UNKNOWN;
  }
}
