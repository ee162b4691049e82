package io.plumbline.rules.quality;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/**
 * The segments of a pane, no more than a given number. Kept are those with the least hashes: the
 * choice is the same in whatever order and in whatever parts rows come, so a segment that is kept
 * at last was never left out before, and its figures are whole (bottom-k sampling, Cohen and Kaplan
 * 2007).
 *
 * @param kept by the segment's name
 * @param leftOutRows rows of the segments that are not kept, by the filter that let them through; a
 *     filter without such rows is not in it
 */
public record Segments(Map<String, RowPartial> kept, Map<String, Long> leftOutRows) {
  /** No segments. */
  public static final Segments NONE = new Segments(Map.of(), Map.of());

  /** Both together, no more than {@code most} of them. */
  public Segments merge(Segments other, int most) {
    var all = new HashMap<>(kept);
    other.kept.forEach((name, partial) -> all.merge(name, partial, RowPartial::merge));
    var leftOut = new HashMap<>(leftOutRows);
    other.leftOutRows.forEach((filter, rows) -> leftOut.merge(filter, rows, Long::sum));
    if (all.size() > most) {
      all.keySet().stream()
          .sorted(Comparator.comparingLong(SegmentHash::of).thenComparing(name -> name))
          .skip(most)
          .toList()
          .forEach(
              name ->
                  all.remove(name)
                      .rowsByFilter()
                      .forEach((filter, rows) -> leftOut.merge(filter, rows, Long::sum)));
    }
    return new Segments(all, leftOut);
  }

  /** Whether rows of a segment may be among those that are not kept. */
  boolean mayHaveLeftOut(String name) {
    if (!areCapped() || kept.containsKey(name)) {
      return false;
    }
    long hash = SegmentHash.of(name);
    return kept.keySet().stream().allMatch(other -> SegmentHash.of(other) <= hash);
  }

  /** Whether some segments are not kept. */
  boolean areCapped() {
    return !leftOutRows.isEmpty();
  }

  /**
   * How many segments there are: exact when none is left out, else estimated from the greatest hash
   * kept (k minimum values, Bar-Yossef 2002; relative error about 1/sqrt(kept)).
   */
  public long count() {
    if (!areCapped() || kept.isEmpty()) {
      return kept.size();
    }
    double greatest = kept.keySet().stream().mapToLong(SegmentHash::of).max().getAsLong();
    return Math.round((kept.size() - 1) * (Long.MAX_VALUE / greatest));
  }
}
