package io.plumbline.benchmarks.harness;

import static java.util.Objects.requireNonNull;

/**
 * One rule of the workload: a metric must lie within bounds.
 *
 * @param where which rows it is about, as SQL; empty for all
 * @param low the least value that is fine
 * @param high the greatest
 */
public record LineitemRule(LineitemMetric metric, String where, double low, double high) {
  public LineitemRule {
    requireNonNull(metric, "metric is null");
    requireNonNull(where, "where is null");
  }

  /** The metric and its rows, as one text: rules with an equal key share a value. */
  public String key() {
    return key(metric, where);
  }

  /** {@link #key()} of a metric of some rows. */
  public static String key(LineitemMetric metric, String where) {
    return where.isEmpty() ? metric.text() : metric.text() + " WHERE " + where;
  }
}
