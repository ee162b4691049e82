package io.plumbline.rules.quality;

import java.util.List;

/**
 * What a {@link RowTimeline} remembers of one dataset and grid.
 *
 * @param panes panes of windows that are open or can still be corrected, by start
 * @param runs the latest runs
 * @param closedMillis windows that end until then were judged
 * @param past the latest scopes that were judged, by segment
 * @param told verdicts that are out on scopes that are not complete
 * @param firstMillis start of the first pane of all; null before there was one
 */
public record TimelineState(
    List<OpenPane> panes,
    List<OpenRun> runs,
    long closedMillis,
    List<SegmentPast> past,
    List<Told> told,
    Long firstMillis) {
  public TimelineState {
    panes = panes == null ? List.of() : panes;
    runs = runs == null ? List.of() : runs;
    past = past == null ? List.of() : past;
    told = told == null ? List.of() : told;
  }

  /** Before anything was seen. */
  public static TimelineState initial() {
    return new TimelineState(List.of(), List.of(), Long.MIN_VALUE, List.of(), List.of(), null);
  }

  /**
   * The scopes of one segment.
   *
   * @param scopes the latest first
   */
  public record SegmentPast(String segment, List<PastScope> scopes) {}

  /** A pane. */
  public record OpenPane(long startMillis, long firstMillis, long lastMillis, Segments segments) {}

  /**
   * A run or posted batch.
   *
   * @param run the run that wrote the rows; empty if it is not known
   * @param seen parts that are in it: a part that comes again counts once
   */
  public record OpenRun(
      String id,
      String run,
      long atMillis,
      List<String> seen,
      boolean isComplete,
      Segments segments) {
    /** Whether it is complete and its rows are forgotten, or had none. */
    boolean isSettled() {
      return isComplete && segments.kept().isEmpty() && !segments.areCapped();
    }

    OpenRun settled() {
      return new OpenRun(id, run, atMillis, seen, isComplete, Segments.NONE);
    }
  }

  /**
   * A verdict that was given before its scope was complete.
   *
   * @param scope {@link RowScope#id}
   * @param closesMillis when the scope is complete; 0 for a run
   */
  public record Told(
      String scope, long closesMillis, String rule, int ruleVersion, String segment) {}
}
