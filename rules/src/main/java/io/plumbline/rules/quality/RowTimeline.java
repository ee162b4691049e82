package io.plumbline.rules.quality;

import io.plumbline.rules.Rule;
import io.plumbline.rules.Window;
import io.plumbline.rules.quality.TimelineState.OpenPane;
import io.plumbline.rules.quality.TimelineState.OpenRun;
import io.plumbline.rules.quality.TimelineState.Told;
import io.plumbline.udfs.MetricCall;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;

/**
 * Puts what parts of a dataset say in order of time, and judges every run and window when it is
 * complete. A late row within the allowed lateness corrects the verdict: it comes again about the
 * same scope. Pure: the same parts give the same verdicts, in whatever order they come.
 */
public final class RowTimeline {
  /** The scope that is all rows of a stream that has ended. */
  private static final String EVERYTHING = "run";

  private static final long REMEMBERED_MILLIS = 86_400_000L;
  private static final int MOST_RUNS = 1_000;

  /** Complete runs whose rows are kept for parts that follow. */
  private static final int MOST_WHOLE_RUNS = 10;

  private static final Comparator<OpenRun> BY_TIME =
      Comparator.comparingLong(OpenRun::atMillis).thenComparing(OpenRun::id);

  private final Grid grid;
  private final List<Rule> rules;
  private final Windows windows;
  private final int depth;

  /**
   * @param rules those of this grid
   */
  public RowTimeline(Grid grid, List<Rule> rules) {
    this.grid = grid;
    this.rules = List.copyOf(rules);
    this.windows = new Windows(grid);
    this.depth = rules.stream().mapToInt(Past::depth).max().orElse(0);
  }

  public Grid grid() {
    return grid;
  }

  /**
   * What follows.
   *
   * @param verdicts new ones and corrections of earlier ones
   * @param wakeAtMillis event time at which there is something to judge; 0 for never
   */
  public record Step(TimelineState next, List<RowVerdict> verdicts, long wakeAtMillis) {}

  /**
   * Takes a part of a run; judges the run when it is complete, and again when parts follow. Of all
   * but the latest complete runs it is only known that they were: parts that follow change nothing.
   */
  public Step take(TimelineState state, RunPart part) {
    var runs = new ArrayList<>(state.runs());
    int index = indexOf(runs, part.id());
    var before =
        index < 0
            ? new OpenRun(part.id(), part.run(), part.atMillis(), List.of(), false, Segments.NONE)
            : runs.remove(index);
    if (before.seen().contains(part.part()) || before.isSettled()) {
      return new Step(state, List.of(), 0);
    }
    var seen = new ArrayList<>(before.seen());
    seen.add(part.part());
    var after =
        new OpenRun(
            part.id(),
            part.run(),
            Math.max(before.atMillis(), part.atMillis()),
            seen,
            seen.size() >= part.parts(),
            before.segments().merge(part.segments(), grid.mostSegments()));
    insert(after, runs);
    forgetRuns(runs);
    var past = past(state);
    var early = new EarlyJudge(rules, state.told());
    var scope =
        RowScope.ofRun(after.id(), after.run().isEmpty() ? null : after.run(), after.atMillis());
    var verdicts = new ArrayList<RowVerdict>();
    if (after.isComplete()) {
      verdicts.addAll(new SegmentJudge(rules, past).judge(scope, rowsOf(after, runs)));
      early.told().removeIf(told -> told.scope().equals(after.id()));
    } else if (grid.window() instanceof Window.Run) {
      verdicts.addAll(early.judge(scope, Long.MAX_VALUE, after.segments()));
    }
    settle(runs);
    return new Step(
        new TimelineState(
            state.panes(),
            runs,
            state.closedMillis(),
            past.remembered(),
            List.copyOf(early.told()),
            state.firstMillis()),
        verdicts,
        0);
  }

  private Segments rowsOf(OpenRun run, List<OpenRun> runs) {
    if (!(grid.window() instanceof Window.LastRuns last)) {
      return run.segments();
    }
    var until = new ArrayList<>(runs.subList(0, indexOf(runs, run.id()) + 1));
    until.removeIf(other -> !other.isComplete());
    return until.subList(Math.max(0, until.size() - last.runs()), until.size()).stream()
        .map(OpenRun::segments)
        .reduce(Segments.NONE, (a, b) -> a.merge(b, grid.mostSegments()));
  }

  private void forgetRuns(List<OpenRun> runs) {
    int least = grid.window() instanceof Window.LastRuns last ? last.runs() : 0;
    long newest = runs.get(runs.size() - 1).atMillis();
    while (runs.size() > least
        && (runs.size() > Math.max(least, MOST_RUNS)
            || runs.get(0).atMillis() < newest - REMEMBERED_MILLIS)) {
      runs.remove(0);
    }
  }

  private static void insert(OpenRun run, List<OpenRun> runs) {
    // They are in order, and a run is most often the latest.
    int at = runs.size();
    while (at > 0 && BY_TIME.compare(runs.get(at - 1), run) > 0) {
      at--;
    }
    runs.add(at, run);
  }

  private void settle(List<OpenRun> runs) {
    int whole = MOST_WHOLE_RUNS + (grid.window() instanceof Window.LastRuns last ? last.runs() : 0);
    for (int i = runs.size() - 1; i >= 0; i--) {
      var run = runs.get(i);
      if (run.isComplete() && --whole < 0 && !run.isSettled()) {
        runs.set(i, run.settled());
      }
    }
  }

  private static int indexOf(List<OpenRun> runs, String id) {
    // The run of a part is most often among the latest.
    for (int i = runs.size() - 1; i >= 0; i--) {
      if (runs.get(i).id().equals(id)) {
        return i;
      }
    }
    return -1;
  }

  /**
   * Takes rows of panes; judges again those of their windows that were judged before.
   *
   * @param nowMillis the time of the judgement, for what is no window of time
   */
  public Step take(TimelineState state, List<PanePartial> partials, long nowMillis) {
    return take(state, partials, nowMillis, grid.window() instanceof Window.Session);
  }

  /** As {@link #take}, for rows that are all there soon: nothing is told early. */
  Step gather(TimelineState state, List<PanePartial> partials, long nowMillis) {
    return take(state, partials, nowMillis, true);
  }

  private Step take(
      TimelineState state, List<PanePartial> parts, long nowMillis, boolean waitsForTheEnd) {
    var partials = together(parts);
    var panes = byStart(state.panes());
    var verdicts = new ArrayList<RowVerdict>();
    long first = first(state);
    long tooLate = saturatedMinus(state.closedMillis(), grid.time().latenessMillis());
    for (var partial : partials) {
      if (partial.startMillis() == PanePartial.TIMELESS) {
        verdicts.addAll(Unjudged.of(rules, grid, partial, "have no time", nowMillis));
      } else if (windows.lastClose(partial) <= tooLate) {
        verdicts.addAll(Unjudged.of(rules, grid, partial, "came too late to be judged", nowMillis));
      } else {
        panes.merge(partial.startMillis(), open(partial), this::together);
        first = Math.min(first, partial.startMillis());
      }
    }
    var past = past(state);
    if (waitsForTheEnd && state.closedMillis() == Long.MIN_VALUE) {
      return step(panes, state, state.closedMillis(), first, past, state.told(), verdicts);
    }
    var changed = changed(partials, panes);
    // Panes of windows beyond the lateness may be gone: what was said of those stands.
    changed.removeIf(span -> span.closesMillis() <= tooLate);
    var closed = new ArrayList<>(changed);
    closed.removeIf(span -> span.closesMillis() > state.closedMillis());
    verdicts.addAll(judge(closed, panes, past, nowMillis));
    changed.removeAll(closed);
    var early = new EarlyJudge(rules, state.told());
    for (var span : waitsForTheEnd ? List.<Span>of() : changed) {
      verdicts.addAll(early.judge(scope(span, nowMillis), span.closesMillis(), rows(span, panes)));
    }
    return step(
        panes, state, state.closedMillis(), first, past, List.copyOf(early.told()), verdicts);
  }

  private List<PanePartial> together(List<PanePartial> parts) {
    var byStart = new TreeMap<Long, PanePartial>();
    for (var part : parts) {
      byStart.merge(
          part.startMillis(),
          part,
          (a, b) ->
              new PanePartial(
                  a.grid(),
                  a.startMillis(),
                  Math.min(a.firstMillis(), b.firstMillis()),
                  Math.max(a.lastMillis(), b.lastMillis()),
                  a.segments().merge(b.segments(), grid.mostSegments())));
    }
    return List.copyOf(byStart.values());
  }

  private NavigableSet<Span> changed(
      List<PanePartial> partials, NavigableMap<Long, OpenPane> panes) {
    if (!(grid.window() instanceof Window.Session)) {
      return windows.of(partials.stream().map(RowTimeline::open).toList());
    }
    var sessions = windows.of(panes.values());
    sessions.removeIf(span -> partials.stream().noneMatch(partial -> span.holds(open(partial))));
    return sessions;
  }

  private static OpenPane open(PanePartial partial) {
    return new OpenPane(
        partial.startMillis(), partial.firstMillis(), partial.lastMillis(), partial.segments());
  }

  private OpenPane together(OpenPane a, OpenPane b) {
    return new OpenPane(
        a.startMillis(),
        Math.min(a.firstMillis(), b.firstMillis()),
        Math.max(a.lastMillis(), b.lastMillis()),
        a.segments().merge(b.segments(), grid.mostSegments()));
  }

  private static NavigableMap<Long, OpenPane> byStart(List<OpenPane> panes) {
    var byStart = new TreeMap<Long, OpenPane>();
    panes.forEach(pane -> byStart.put(pane.startMillis(), pane));
    return byStart;
  }

  private static long first(TimelineState state) {
    return state.firstMillis() == null ? Long.MAX_VALUE : state.firstMillis();
  }

  private static long saturatedMinus(long a, long b) {
    return a < Long.MIN_VALUE + b ? Long.MIN_VALUE : a - b;
  }

  /**
   * Judges the windows that are complete now that event time is this far.
   *
   * @param nowMillis the time of the judgement, for what is no window of time
   */
  public Step advance(TimelineState state, long watermarkMillis, long nowMillis) {
    var panes = byStart(state.panes());
    var past = past(state);
    if (watermarkMillis <= state.closedMillis()) {
      return step(panes, state, state.closedMillis(), first(state), past, state.told(), List.of());
    }
    var spans = windows.of(panes.values());
    var closing = new ArrayList<>(spans);
    closing.removeIf(
        span ->
            span.closesMillis() <= state.closedMillis() || span.closesMillis() > watermarkMillis);
    if (!panes.isEmpty()) {
      closing.addAll(
          windows.empty(
              spans, first(state), panes.lastKey(), state.closedMillis(), watermarkMillis));
      closing.sort(Span.ORDER);
    }
    var verdicts = judge(closing, panes, past, nowMillis);
    var told = new ArrayList<>(state.told());
    told.removeIf(each -> each.closesMillis() <= watermarkMillis);
    long settled = saturatedMinus(watermarkMillis, grid.time().latenessMillis());
    spans.removeIf(span -> span.closesMillis() <= settled);
    var alive = new TreeMap<Long, OpenPane>();
    spans.forEach(span -> within(span, panes).forEach(pane -> alive.put(pane.startMillis(), pane)));
    return step(alive, state, watermarkMillis, first(state), past, told, verdicts);
  }

  /**
   * What a metric is of the rows of a window that have come so far, by segment; null where it is
   * not known. A segment without rows is not in it.
   *
   * @param asked segments that it is asked of in any case
   */
  public Map<String, Number> soFar(
      TimelineState state,
      Rule rule,
      MetricCall call,
      long startMillis,
      long endMillis,
      Collection<String> asked) {
    var values = new HashMap<String, Number>();
    var segments = rows(Span.of(startMillis, endMillis), byStart(state.panes()));
    asked.stream().filter(segments::mayHaveLeftOut).forEach(segment -> values.put(segment, null));
    segments
        .kept()
        .forEach(
            (segment, partial) -> {
              var known = new ScopeValues(rule, partial, endMillis, List.of());
              values.put(segment, known.isEvaluated() ? known.of(call) : null);
            });
    return values;
  }

  private List<RowVerdict> judge(
      Iterable<Span> spans, NavigableMap<Long, OpenPane> panes, Past past, long nowMillis) {
    var judge = new SegmentJudge(rules, past);
    var verdicts = new ArrayList<RowVerdict>();
    for (var span : spans) {
      var scope = scope(span, nowMillis);
      var rows = rows(span, panes);
      verdicts.addAll(span.isOfLeftOut() ? judge.leftOut(scope, rows) : judge.judge(scope, rows));
    }
    return verdicts;
  }

  private Segments rows(Span span, NavigableMap<Long, OpenPane> panes) {
    return within(span, panes).stream()
        .map(span::rowsOf)
        .reduce(Segments.NONE, (a, b) -> a.merge(b, grid.mostSegments()));
  }

  private static RowScope scope(Span span, long atMillis) {
    return span.isEverything()
        ? RowScope.ofRun(EVERYTHING, null, atMillis)
        : RowScope.ofWindow(span.startMillis(), span.endMillis());
  }

  private List<OpenPane> within(Span span, NavigableMap<Long, OpenPane> panes) {
    if (span.isEverything()) {
      return List.copyOf(panes.values());
    }
    return panes
        .subMap(span.startMillis() - grid.paneMillis(), false, span.endMillis(), false)
        .values()
        .stream()
        .filter(span::holds)
        .toList();
  }

  private Step step(
      NavigableMap<Long, OpenPane> panes,
      TimelineState state,
      long closedMillis,
      long firstMillis,
      Past past,
      List<Told> told,
      List<RowVerdict> verdicts) {
    long wake =
        windows.of(panes.values()).stream()
            .mapToLong(Span::closesMillis)
            .filter(closes -> closes > closedMillis)
            .min()
            .orElse(0);
    var next =
        new TimelineState(
            List.copyOf(panes.values()),
            state.runs(),
            closedMillis,
            past.remembered(),
            told,
            firstMillis == Long.MAX_VALUE ? null : firstMillis);
    return new Step(next, verdicts, wake);
  }

  private Past past(TimelineState state) {
    return new Past(state.past(), depth, grid.mostSegments());
  }
}
