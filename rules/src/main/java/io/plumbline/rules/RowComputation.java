package io.plumbline.rules;

import io.plumbline.model.row.ColumnKind;
import io.plumbline.model.row.ColumnVector;
import io.plumbline.model.row.RowBatch;

/** A scalar expression bound to a schema. Not thread-safe; one per operator instance. */
public interface RowComputation {
  /** The kind of its values. */
  ColumnKind kind();

  /**
   * Computes the value of every row of a batch.
   *
   * @param out an empty column of {@link #kind}
   */
  void compute(RowBatch batch, ColumnVector out);
}
