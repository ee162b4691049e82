package io.plumbline.rules.quality;

import io.plumbline.model.Verdict;
import io.plumbline.rules.Rule;
import java.util.ArrayList;
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
    var taken = timeline.take(TimelineState.initial(), own, atMillis);
    // What was settled early comes again at the end, with its final figures.
    var verdicts = new ArrayList<>(taken.verdicts());
    verdicts.removeIf(verdict -> verdict.verdict() != Verdict.UNKNOWN);
    verdicts.addAll(timeline.advance(taken.next(), Long.MAX_VALUE, atMillis).verdicts());
    return verdicts;
  }
}
