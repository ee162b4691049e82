package io.plumbline.rules.quality;

import io.plumbline.rules.quality.TimelineState.OpenPane;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/** Sessions: rows with no gap of a given length between them, of all rows or of each segment. */
final class Sessions {
  private final long gapMillis;

  Sessions(long gapMillis) {
    this.gapMillis = gapMillis;
  }

  private record Times(long firstMillis, long lastMillis) {}

  /**
   * Those of all rows.
   *
   * @param panes by time
   */
  List<Span> ofAll(Collection<OpenPane> panes) {
    var times = new ArrayList<Times>();
    for (var pane : panes) {
      if (pane.startMillis() != PanePartial.TIMELESS) {
        times.add(new Times(pane.firstMillis(), pane.lastMillis()));
      }
    }
    return of(times, SegmentNames.ALL);
  }

  /**
   * Those of each segment. Where a pane may have left rows of a segment out, its session is not
   * whole, and it is none; there is a span for the left out of such a pane.
   *
   * @param panes by time
   */
  List<Span> ofSegments(Collection<OpenPane> panes) {
    var times = new TreeMap<String, List<Times>>();
    var capped = new ArrayList<OpenPane>();
    for (var pane : panes) {
      if (pane.startMillis() != PanePartial.TIMELESS) {
        pane.segments()
            .kept()
            .forEach(
                (name, rows) ->
                    times
                        .computeIfAbsent(name, added -> new ArrayList<>())
                        .add(new Times(rows.firstMillis(), rows.lastMillis())));
        if (pane.segments().areCapped()) {
          capped.add(pane);
        }
      }
    }
    var spans = new ArrayList<Span>();
    times.forEach((name, own) -> spans.addAll(of(own, name)));
    spans.removeIf(span -> capped.stream().anyMatch(pane -> mayLack(span, pane)));
    for (var pane : capped) {
      long end = pane.startMillis() + gapMillis;
      spans.add(new Span(pane.startMillis(), end, end + gapMillis, Span.LEFT_OUT));
    }
    return spans;
  }

  private boolean mayLack(Span span, OpenPane pane) {
    return pane.startMillis() + gapMillis > span.startMillis() - gapMillis
        && pane.startMillis() < span.endMillis() + gapMillis
        && pane.segments().mayHaveLeftOut(span.segment());
  }

  private List<Span> of(List<Times> times, String segment) {
    var spans = new ArrayList<Span>();
    Times session = null;
    for (var next : times) {
      if (session != null && next.firstMillis() - session.lastMillis() < gapMillis) {
        session = new Times(session.firstMillis(), next.lastMillis());
      } else {
        if (session != null) {
          spans.add(span(session, segment));
        }
        session = next;
      }
    }
    if (session != null) {
      spans.add(span(session, segment));
    }
    return spans;
  }

  private Span span(Times session, String segment) {
    return new Span(
        session.firstMillis(), session.lastMillis() + 1, session.lastMillis() + gapMillis, segment);
  }
}
