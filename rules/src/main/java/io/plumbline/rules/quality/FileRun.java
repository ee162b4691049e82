package io.plumbline.rules.quality;

import io.plumbline.rules.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;

/** Judges rows that are all there: those of a file, or of a stream that has ended. */
public final class FileRun {
  private static final String RUN = "run";

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
    if (grid.paneMillis() == 0) {
      var rows =
          own.stream()
              .map(PanePartial::segments)
              .reduce(Segments.NONE, (a, b) -> a.merge(b, grid.mostSegments()));
      return timeline
          .take(TimelineState.initial(), new RunPart(RUN, "", "", 1, atMillis, rows))
          .verdicts();
    }
    var taken = timeline.take(TimelineState.initial(), own);
    var verdicts = new ArrayList<>(taken.verdicts());
    verdicts.addAll(timeline.advance(taken.next(), Long.MAX_VALUE).verdicts());
    return verdicts;
  }
}
