package io.plumbline.rules.quality;

import io.plumbline.rules.Window;
import io.plumbline.rules.quality.TimelineState.OpenPane;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/** The windows of a grid, made of its panes. */
final class Windows {
  /** Windows without a row that are judged at one go; of a longer gap the latest ones are. */
  static final int MOST_EMPTY = 1_000;

  private final Grid grid;
  private final Window window;

  Windows(Grid grid) {
    this.grid = grid;
    this.window = grid.window();
  }

  /**
   * The windows that hold rows of these panes, in the order in which they end.
   *
   * @param panes by time
   */
  NavigableSet<Span> of(Collection<OpenPane> panes) {
    var spans = new TreeSet<>(Span.ORDER);
    if (window instanceof Window.Session session) {
      var sessions = new Sessions(session.gapMillis());
      spans.addAll(
          grid.segmentation() == null ? sessions.ofAll(panes) : sessions.ofSegments(panes));
      return spans;
    }
    for (var pane : panes) {
      if (pane.startMillis() != PanePartial.TIMELESS) {
        spans.addAll(around(pane.startMillis()));
      }
    }
    return spans;
  }

  /** When the last window that can hold rows of a pane closes. */
  long lastClose(PanePartial pane) {
    return window instanceof Window.Session session
        ? pane.lastMillis() + session.gapMillis()
        : around(pane.startMillis()).stream().mapToLong(Span::closesMillis).max().orElse(0);
  }

  /**
   * The windows that hold no row, between such that do: no more than {@link #MOST_EMPTY}, the
   * latest ones. Sessions and runs have none, nor have windows of arrival: nothing arrives while
   * the engine is not there, either.
   *
   * @param full the windows that hold rows
   * @param firstMillis start of the first pane of all
   * @param lastMillis start of the last pane of all
   * @param afterMillis windows that end until then are not asked for
   * @param untilMillis nor those that end after this
   */
  List<Span> empty(
      NavigableSet<Span> full,
      long firstMillis,
      long lastMillis,
      long afterMillis,
      long untilMillis) {
    var empty = new ArrayDeque<Span>();
    boolean hasNone = window instanceof Window.Session || grid.time().column() == null;
    long step = hasNone ? 0 : grid.paneMillis();
    if (step == 0) {
      return List.of();
    }
    long latest = Math.min(untilMillis, lastMillis + grid.longestMillis());
    for (long end = Math.floorDiv(latest, step) * step;
        end > afterMillis && empty.size() < MOST_EMPTY;
        end -= step) {
      var span = Span.of(start(end), end);
      if (span.startMillis() < firstMillis) {
        break;
      }
      if (span.startMillis() < lastMillis && !full.contains(span)) {
        empty.addFirst(span);
      }
    }
    return List.copyOf(empty);
  }

  private long start(long end) {
    if (window instanceof Window.Cumulate cumulate) {
      return Math.floorDiv(end - 1, cumulate.millis()) * cumulate.millis();
    }
    return end - grid.longestMillis();
  }

  private List<Span> around(long pane) {
    var spans = new ArrayList<Span>();
    if (window instanceof Window.Tumble tumble) {
      spans.add(Span.of(pane, pane + tumble.millis()));
    } else if (window instanceof Window.Hop hop) {
      for (long start = pane - hop.millis() + hop.slideMillis();
          start <= pane;
          start += hop.slideMillis()) {
        spans.add(Span.of(start, start + hop.millis()));
      }
    } else if (window instanceof Window.Cumulate cumulate) {
      long start = Math.floorDiv(pane, cumulate.millis()) * cumulate.millis();
      for (long end = pane + cumulate.stepMillis();
          end <= start + cumulate.millis();
          end += cumulate.stepMillis()) {
        spans.add(Span.of(start, end));
      }
    } else {
      spans.add(Span.EVERYTHING);
    }
    return spans;
  }
}
