package io.plumbline.rules.quality;

import io.plumbline.rules.Window;
import io.plumbline.rules.quality.TimelineState.OpenPane;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/** The windows of a grid, made of its panes. */
final class Windows {
  private static final Comparator<Span> ORDER =
      Comparator.comparingLong(Span::endMillis).thenComparingLong(Span::startMillis);

  private final Window window;

  Windows(Window window) {
    this.window = window;
  }

  /**
   * A window: the panes from start to end.
   *
   * @param closesMillis when no more rows of it can come
   */
  record Span(long startMillis, long endMillis, long closesMillis) {
    boolean isEverything() {
      return startMillis == Long.MIN_VALUE;
    }

    boolean holds(OpenPane pane) {
      if (isEverything()) {
        return true;
      }
      return pane.startMillis() != PanePartial.TIMELESS
          && pane.firstMillis() < endMillis
          && pane.lastMillis() >= startMillis
          && pane.startMillis() < endMillis;
    }
  }

  /** All rows of a stream that ends. */
  private static final Span EVERYTHING = new Span(Long.MIN_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);

  /** The windows that hold rows of these panes, in the order in which they close. */
  NavigableSet<Span> of(Collection<OpenPane> panes) {
    var spans = new TreeSet<>(ORDER);
    if (window instanceof Window.Session session) {
      spans.addAll(sessions(panes, session.gapMillis()));
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

  private List<Span> around(long pane) {
    var spans = new ArrayList<Span>();
    if (window instanceof Window.Tumble tumble) {
      spans.add(span(pane, pane + tumble.millis()));
    } else if (window instanceof Window.Hop hop) {
      for (long start = pane - hop.millis() + hop.slideMillis();
          start <= pane;
          start += hop.slideMillis()) {
        spans.add(span(start, start + hop.millis()));
      }
    } else if (window instanceof Window.Cumulate cumulate) {
      long start = Math.floorDiv(pane, cumulate.millis()) * cumulate.millis();
      for (long end = pane + cumulate.stepMillis();
          end <= start + cumulate.millis();
          end += cumulate.stepMillis()) {
        spans.add(span(start, end));
      }
    } else {
      spans.add(EVERYTHING);
    }
    return spans;
  }

  private static Span span(long start, long end) {
    return new Span(start, end, end);
  }

  private static List<Span> sessions(Collection<OpenPane> panes, long gap) {
    var spans = new ArrayList<Span>();
    long first = 0;
    long last = 0;
    boolean open = false;
    for (var pane : panes) {
      if (pane.startMillis() == PanePartial.TIMELESS) {
        continue;
      }
      if (open && pane.firstMillis() - last >= gap) {
        spans.add(new Span(first, last + 1, last + gap));
        open = false;
      }
      if (!open) {
        first = pane.firstMillis();
        open = true;
      }
      last = pane.lastMillis();
    }
    if (open) {
      spans.add(new Span(first, last + 1, last + gap));
    }
    return spans;
  }
}
