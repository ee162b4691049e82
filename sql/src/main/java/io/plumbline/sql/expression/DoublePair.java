package io.plumbline.sql.expression;

import io.plumbline.model.row.RowBatch;
import io.plumbline.model.row.Selection;
import io.plumbline.rules.RowPredicate;

/** Compares two DOUBLE columns. */
record DoublePair(Verdicts verdicts, int left, int right) implements RowPredicate {
  @Override
  public void test(RowBatch batch, Selection rows, byte[] truths) {
    double[] lefts = batch.column(left).doubles();
    double[] rights = batch.column(right).doubles();
    byte less = Truths.of(verdicts.less());
    byte equal = Truths.of(verdicts.equal());
    byte greater = Truths.of(verdicts.greater());
    byte unordered = Truths.of(verdicts.unordered());
    int[] selected = rows.rows();
    for (int i = 0; i < rows.size(); i++) {
      int row = selected[i];
      double a = lefts[row];
      double b = rights[row];
      truths[row] = a < b ? less : a > b ? greater : a == b ? equal : unordered;
    }
    ColumnNulls.apply(batch.column(left), rows, truths);
    ColumnNulls.apply(batch.column(right), rows, truths);
  }
}
