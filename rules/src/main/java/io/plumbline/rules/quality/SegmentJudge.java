package io.plumbline.rules.quality;

import io.plumbline.model.Severity;
import io.plumbline.model.Verdict;
import io.plumbline.rules.Expectation;
import io.plumbline.rules.Mode;
import io.plumbline.rules.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Judges every segment of one scope by the rules of a grid. */
final class SegmentJudge {
  private final List<Rule> rules;
  private final Past past;

  SegmentJudge(List<Rule> rules, Past past) {
    this.rules = rules;
    this.past = past;
  }

  /** The verdicts; what they say is remembered in the past. */
  List<RowVerdict> judge(RowScope scope, Segments segments) {
    var verdicts = new ArrayList<RowVerdict>();
    for (var rule : rules) {
      if (rule.mode() != Mode.DISABLED) {
        judge(rule, scope, segments, verdicts);
      }
    }
    past.remember(scope, segments, rules, verdicts);
    return verdicts;
  }

  /** The verdicts on the segments that are not kept alone. */
  List<RowVerdict> leftOut(RowScope scope, Segments segments) {
    return rules.stream()
        .filter(rule -> rule.mode() != Mode.DISABLED)
        .filter(rule -> segments.leftOutRows().containsKey(MetricKey.filter(rule)))
        .map(rule -> leftOut(rule, scope, segments))
        .toList();
  }

  private void judge(Rule rule, RowScope scope, Segments segments, List<RowVerdict> verdicts) {
    for (var name : names(rule, segments)) {
      var partial = segments.kept().getOrDefault(name, RowPartial.EMPTY);
      var before = past.before(name, scope);
      RowJudge.judge(rule, scope, name, new ScopeValues(rule, partial, scope.atMillis(), before))
          .map(verdict -> damped(verdict, before))
          .ifPresent(verdicts::add);
    }
    if (segments.leftOutRows().containsKey(MetricKey.filter(rule))) {
      verdicts.add(leftOut(rule, scope, segments));
    }
  }

  private static List<String> names(Rule rule, Segments segments) {
    boolean isEmpty = segments.kept().isEmpty() && !segments.areCapped();
    if (rule.segmentation() == null || isEmpty) {
      return List.of(SegmentNames.ALL);
    }
    var names = new ArrayList<>(segments.kept().keySet());
    names.sort(Comparator.naturalOrder());
    int top = rule.segmentation().top();
    // What was among the greatest and is no longer must still be told from what is gone.
    if (top == 0 || rule.expectation() instanceof Expectation.Normal) {
      return names;
    }
    var filter = MetricKey.filter(rule);
    names.sort(
        Comparator.comparingLong((String name) -> -segments.kept().get(name).rows(filter))
            .thenComparing(Comparator.naturalOrder()));
    return names.subList(0, Math.min(top, names.size()));
  }

  private static RowVerdict damped(RowVerdict verdict, List<PastScope> before) {
    var damping = verdict.rule().damping();
    if (damping == null || verdict.verdict() != Verdict.FAIL) {
      return verdict;
    }
    var name = verdict.rule().name();
    long violations =
        1
            + before.stream()
                .map(scope -> scope.violated().get(name))
                .filter(Objects::nonNull)
                .limit(damping.scopes() - 1L)
                .filter(violated -> violated)
                .count();
    return violations >= damping.violations()
        ? verdict
        : new RowVerdict(
            verdict.rule(),
            verdict.scope(),
            verdict.segment(),
            Verdict.PASS,
            Severity.INFO,
            true,
            verdict.metrics(),
            verdict.rows(),
            verdict.violations(),
            verdict.unknown(),
            verdict.samples(),
            "%s; violated in %d of the last %d windows, and it takes %d"
                .formatted(verdict.message(), violations, damping.scopes(), damping.violations()));
  }

  private static RowVerdict leftOut(Rule rule, RowScope scope, Segments segments) {
    long rows = segments.leftOutRows().get(MetricKey.filter(rule));
    return new RowVerdict(
        rule,
        scope,
        List.of("(left out)"),
        Verdict.UNKNOWN,
        Severity.INFO,
        false,
        List.of(),
        rows,
        0,
        0,
        List.of(),
        String.format(
            Locale.ROOT,
            "about %,d segments of %s, of which %,d are judged; %,d rows are not: "
                + "write MAX n SEGMENTS, or segment by what has fewer values",
            segments.count(),
            rule.segmentation() == null ? "time" : rule.segmentation().sql(),
            segments.kept().size(),
            rows));
  }
}
