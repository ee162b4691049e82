package io.plumbline.rules.quality;

import io.plumbline.rules.Mode;
import io.plumbline.rules.Rule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;

/** Judges rows that are all there: those of a file, or of a stream that has ended. */
public final class FileRun {
  private FileRun() {}

  /**
   * The verdicts, in the order of the rules.
   *
   * @param partials what all parts of the rows say
   * @param atMillis the time of the judgement
   */
  public static List<RowVerdict> judge(
      List<Rule> rules, List<PanePartial> partials, long atMillis) {
    var byGrid = new LinkedHashMap<Grid, List<Rule>>();
    rules.forEach(
        rule -> byGrid.computeIfAbsent(Grid.of(rule), grid -> new ArrayList<>()).add(rule));
    var verdicts = new ArrayList<RowVerdict>();
    byGrid.forEach((grid, own) -> verdicts.addAll(judge(grid, own, partials, atMillis)));
    verdicts.addAll(unspoken(rules, verdicts, atMillis));
    var order = new IdentityHashMap<Rule, Integer>();
    rules.forEach(rule -> order.put(rule, order.size()));
    verdicts.sort(Comparator.comparingInt(verdict -> order.get(verdict.rule())));
    return verdicts;
  }

  private static List<RowVerdict> judge(
      Grid grid, List<Rule> rules, List<PanePartial> partials, long atMillis) {
    var text = grid.text();
    var own = partials.stream().filter(partial -> partial.grid().equals(text)).toList();
    var timeline = new RowTimeline(grid, rules);
    var taken = timeline.gather(TimelineState.initial(), own, atMillis);
    var verdicts = new ArrayList<>(taken.verdicts());
    verdicts.addAll(timeline.advance(taken.next(), Long.MAX_VALUE, atMillis).verdicts());
    return verdicts;
  }

  /** The verdicts of rules for which there was not one row, so that they are not passed over. */
  private static List<RowVerdict> unspoken(
      List<Rule> rules, List<RowVerdict> verdicts, long atMillis) {
    var spoke = Collections.<Rule>newSetFromMap(new IdentityHashMap<>());
    verdicts.forEach(verdict -> spoke.add(verdict.rule()));
    var scope = RowScope.ofRun("run", null, atMillis);
    return rules.stream()
        .filter(rule -> !spoke.contains(rule) && rule.mode() != Mode.DISABLED)
        .flatMap(
            rule ->
                RowJudge.judge(
                    rule,
                    scope,
                    SegmentNames.ALL,
                    new ScopeValues(rule, RowPartial.EMPTY, atMillis, List.of()))
                    .stream())
        .toList();
  }
}
