package io.plumbline.rules.strategy;

/**
 * The part of a series in which anomalies are looked for; the rest is history.
 *
 * @param from first index, 0-based
 * @param to first index after it; may lie beyond the end of a series
 */
public record SearchInterval(int from, int to) {
  /** All of a series. */
  public static final SearchInterval ALL = new SearchInterval(0, Integer.MAX_VALUE);

  public SearchInterval {
    if (from < 0 || to < from) {
      throw new IllegalArgumentException(
          "Cannot search from " + from + " to " + to + ": write 0 <= from <= to");
    }
  }

  /** All from an index on. */
  public static SearchInterval from(int index) {
    return new SearchInterval(index, Integer.MAX_VALUE);
  }

  boolean contains(int index) {
    return index >= from && index < to;
  }

  /** The first index after the interval in a series of that length. */
  int end(int length) {
    return Math.min(to, length);
  }
}
