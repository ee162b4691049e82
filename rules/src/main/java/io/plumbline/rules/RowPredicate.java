package io.plumbline.rules;

import io.plumbline.model.row.RowBatch;
import io.plumbline.model.row.Selection;

/** A predicate bound to a schema. Not thread-safe; one per operator instance. */
public interface RowPredicate {
  /**
   * Judges rows of a batch.
   *
   * @param truths what is found, by row of the batch: {@link #FALSE}, {@link #TRUE} or {@link
   *     #UNKNOWN}; rows that are not selected are left as they are
   */
  void test(RowBatch batch, Selection rows, byte[] truths);

  byte FALSE = 0;
  byte TRUE = 1;
  byte UNKNOWN = 2;
}
