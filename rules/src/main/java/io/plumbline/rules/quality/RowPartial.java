package io.plumbline.rules.quality;

import io.plumbline.udfs.MetricCatalogue;
import java.util.HashMap;
import java.util.Map;

/**
 * What some rows of one cell say: mergeable, and independent of the order of parts.
 *
 * @param metrics metric states as bytes, by {@link MetricKey#text}
 * @param tallies by {@link CheckKey#text}
 * @param firstMillis least time of its rows; of meaning for segments that have sessions of their
 *     own alone
 * @param lastMillis greatest time of its rows, likewise
 */
public record RowPartial(
    Map<String, byte[]> metrics, Map<String, RowTally> tallies, long firstMillis, long lastMillis) {
  /** What no rows say. */
  public static final RowPartial EMPTY =
      new RowPartial(Map.of(), Map.of(), Long.MAX_VALUE, Long.MIN_VALUE);

  /**
   * Both together. What one of them does not say of its rows is not known of both: a rule that came
   * in between judges the next scope.
   */
  public RowPartial merge(RowPartial other) {
    if (metrics.isEmpty() || other.metrics.isEmpty()) {
      return metrics.isEmpty() ? other : this;
    }
    var bothMetrics = new HashMap<String, byte[]>();
    metrics.forEach(
        (key, state) -> {
          var theirs = other.metrics.get(key);
          if (theirs != null) {
            bothMetrics.put(key, MetricKey.of(key).merge(state, theirs));
          }
        });
    var bothTallies = new HashMap<String, RowTally>();
    tallies.forEach(
        (key, tally) -> {
          var theirs = other.tallies.get(key);
          if (theirs != null) {
            bothTallies.put(key, tally.merge(theirs));
          }
        });
    return new RowPartial(
        bothMetrics,
        bothTallies,
        Math.min(firstMillis, other.firstMillis),
        Math.max(lastMillis, other.lastMillis));
  }

  /** How many rows passed a filter. */
  long rows(String filter) {
    return count(metrics.get(new MetricKey(filter, MetricKey.ROWS).text()));
  }

  /** How many rows passed each filter that let any through. */
  Map<String, Long> rowsByFilter() {
    var rows = new HashMap<String, Long>();
    metrics.forEach(
        (key, state) -> {
          var metric = MetricKey.of(key);
          if (metric.call().equals(MetricKey.ROWS) && count(state) > 0) {
            rows.put(metric.filter(), count(state));
          }
        });
    return rows;
  }

  private static long count(byte[] state) {
    return state == null ? 0 : MetricCatalogue.read(MetricKey.ROWS, state).value(0).longValue();
  }
}
