package io.plumbline.rules.quality;

import io.plumbline.rules.quality.TimelineState.OpenPane;
import java.util.Comparator;
import java.util.Map;

/**
 * A window: the rows from start to end.
 *
 * @param closesMillis when no more rows of it can come
 * @param segment whose rows it is of: {@link SegmentNames#ALL} for every segment, another name
 *     where segments have windows of their own, or {@link #LEFT_OUT}
 */
record Span(long startMillis, long endMillis, long closesMillis, String segment) {
  /** Stands for the segments that are not kept; no segment has this name, for no value is empty. */
  static final String LEFT_OUT = "|";

  static final Comparator<Span> ORDER =
      Comparator.comparingLong(Span::endMillis)
          .thenComparingLong(Span::startMillis)
          .thenComparing(Span::segment);

  /** All rows of a stream that ends. */
  static final Span EVERYTHING =
      new Span(Long.MIN_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, SegmentNames.ALL);

  static Span of(long startMillis, long endMillis) {
    return new Span(startMillis, endMillis, endMillis, SegmentNames.ALL);
  }

  boolean isEverything() {
    return startMillis == Long.MIN_VALUE;
  }

  /** Whether it is only to be said of it what is not judged. */
  boolean isOfLeftOut() {
    return segment.equals(LEFT_OUT);
  }

  boolean holds(OpenPane pane) {
    if (isEverything()) {
      return true;
    }
    if (pane.startMillis() == PanePartial.TIMELESS) {
      return false;
    }
    if (isOfLeftOut()) {
      return pane.startMillis() == startMillis;
    }
    if (!segment.equals(SegmentNames.ALL)) {
      var own = pane.segments().kept().get(segment);
      return own != null && own.firstMillis() < endMillis && own.lastMillis() >= startMillis;
    }
    return pane.firstMillis() < endMillis
        && pane.lastMillis() >= startMillis
        && pane.startMillis() < endMillis;
  }

  /** What of a pane that it holds is of it. */
  Segments rowsOf(OpenPane pane) {
    return segment.equals(SegmentNames.ALL) || isOfLeftOut()
        ? pane.segments()
        : new Segments(Map.of(segment, pane.segments().kept().get(segment)), Map.of());
  }
}
