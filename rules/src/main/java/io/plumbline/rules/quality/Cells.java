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
  private final long[] leftOutRows;
  private long firstMillis = Long.MAX_VALUE;
  private long lastMillis = Long.MIN_VALUE;

  private record Ranked(long hash, String name) {}

  Cells(Layout layout, int most) {
    this.layout = layout;
    this.most = most;
    this.leftOutRows = new long[layout.parts().size()];
  }

  /**
   * The cell of the segment of a row that a part's filter let through; null, and the row is
   * counted, when the segment is left out.
   */
  Cell of(String segment, int part) {
    var known = bySegment.get(segment);
    if (known != null) {
      return known;
    }
    var rank = new Ranked(SegmentHash.of(segment), segment);
    if (bySegment.size() == most) {
      if (ranks.comparator().compare(ranks.peek(), rank) >= 0) {
        leftOutRows[part]++;
        return null;
      }
      leaveOut(bySegment.remove(ranks.poll().name()), part);
    }
    return add(rank);
  }

  /** The cell of what is not divided. */
  Cell whole() {
    var known = bySegment.get(SegmentNames.ALL);
    return known == null ? add(new Ranked(0, SegmentNames.ALL)) : known;
  }

  private Cell add(Ranked rank) {
    var added = new Cell(layout);
    bySegment.put(rank.name(), added);
    ranks.add(rank);
    return added;
  }

  private void leaveOut(Cell evicted, int part) {
    for (int i = 0; i < leftOutRows.length; i++) {
      leftOutRows[i] += evicted.rows(i);
    }
    leftOutRows[part] += evicted.pending().size();
    evicted.pending().clear();
  }

  void sawTime(long millis) {
    firstMillis = Math.min(firstMillis, millis);
    lastMillis = Math.max(lastMillis, millis);
  }

  PanePartial partial(String grid, long startMillis) {
    var kept = new HashMap<String, RowPartial>();
    bySegment.forEach((segment, cell) -> kept.put(segment, cell.partial()));
    var leftOut = new HashMap<String, Long>();
    for (int part = 0; part < leftOutRows.length; part++) {
      if (leftOutRows[part] > 0) {
        leftOut.put(layout.parts().get(part).filter().sql(), leftOutRows[part]);
      }
    }
    return new PanePartial(grid, startMillis, firstMillis, lastMillis, new Segments(kept, leftOut));
  }
}
