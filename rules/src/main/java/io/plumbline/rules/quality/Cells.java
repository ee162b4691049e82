package io.plumbline.rules.quality;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;

/** The cells of one pane by segment, no more than a given number; see {@link Segments}. */
final class Cells {
  private final Layout layout;
  private final int most;
  private final Map<String, Cell> bySegment = new HashMap<>();
  private final PriorityQueue<Ranked> ranks =
      new PriorityQueue<>(
          Comparator.comparingLong(Ranked::hash).thenComparing(Ranked::name).reversed());
  private long leftOutRows;
  private long firstMillis = Long.MAX_VALUE;
  private long lastMillis = Long.MIN_VALUE;

  private record Ranked(long hash, String name) {}

  Cells(Layout layout, int most) {
    this.layout = layout;
    this.most = most;
  }

  /** The cell of a segment; null, and the row is counted, when the segment is left out. */
  Cell of(String segment) {
    var known = bySegment.get(segment);
    if (known != null) {
      return known;
    }
    var rank = new Ranked(SegmentHash.of(segment), segment);
    if (bySegment.size() == most) {
      if (ranks.comparator().compare(ranks.peek(), rank) >= 0) {
        leftOutRows++;
        return null;
      }
      var evicted = bySegment.remove(ranks.poll().name());
      leftOutRows += evicted.taken();
      evicted.pending().clear();
    }
    var added = new Cell(layout);
    bySegment.put(segment, added);
    ranks.add(rank);
    return added;
  }

  void sawTime(long millis) {
    firstMillis = Math.min(firstMillis, millis);
    lastMillis = Math.max(lastMillis, millis);
  }

  PanePartial partial(String grid, long startMillis) {
    var kept = new HashMap<String, RowPartial>();
    bySegment.forEach((segment, cell) -> kept.put(segment, cell.partial()));
    return new PanePartial(
        grid, startMillis, firstMillis, lastMillis, new Segments(kept, leftOutRows));
  }
}
