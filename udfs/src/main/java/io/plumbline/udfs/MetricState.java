package io.plumbline.udfs;

import io.plumbline.model.row.RowView;

/**
 * The running state of one metric. Merging is associative and commutative, and equals one pass over
 * all rows.
 */
public interface MetricState {
  /** Takes one row; O(1). */
  void update(RowView row);

  /** Takes all rows of a state of the same call. */
  void merge(MetricState other);

  /** A Long, Double or BigDecimal; null when the rows seen do not define the metric. */
  Number value();

  /** The state as bytes, the first of which is its format version. */
  byte[] toBytes();
}
