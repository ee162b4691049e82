package io.plumbline.udfs;

import io.plumbline.model.row.RowBatch;
import io.plumbline.model.row.Selection;

/**
 * The running state of one metric. Merging is associative and commutative, and equals one pass over
 * all rows, to the bound that the function states. Not thread-safe.
 */
public interface MetricState {
  /** Takes rows of a batch; O(rows). */
  void update(RowBatch batch, Selection rows);

  /** Takes all rows of a state of the same call. */
  void merge(MetricState other);

  /**
   * A Long, Double or BigDecimal, never NaN or infinite; null when the rows seen do not define the
   * metric.
   *
   * @param atMillis event time of the judgement, for metrics that are about now
   */
  Number value(long atMillis);

  /** What {@link #value} counts. */
  default Unit unit() {
    return Unit.NUMBER;
  }

  /** Whether {@link #value} is what all rows give, and no estimate. */
  default boolean isExact() {
    return true;
  }

  /** The state as bytes, the first of which is its format version. */
  byte[] toBytes();
}
