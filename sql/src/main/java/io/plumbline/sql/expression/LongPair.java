package io.plumbline.sql.expression;

import io.plumbline.model.row.RowBatch;
import io.plumbline.model.row.Selection;
import io.plumbline.rules.RowPredicate;

/** Compares two columns that are both LONG, both DATE or both TIMESTAMP. */
record LongPair(Verdicts verdicts, int left, int right) implements RowPredicate {
  @Override
  public void test(RowBatch batch, Selection rows, byte[] truths) {
    long[] lefts = batch.column(left).longs();
    long[] rights = batch.column(right).longs();
    byte less = Truths.of(verdicts.less());
    byte equal = Truths.of(verdicts.equal());
    byte greater = Truths.of(verdicts.greater());
    int[] selected = rows.rows();
    for (int i = 0; i < rows.size(); i++) {
      int row = selected[i];
      long a = lefts[row];
      long b = rights[row];
      truths[row] = a < b ? less : a > b ? greater : equal;
    }
    ColumnNulls.apply(batch.column(left), rows, truths);
    ColumnNulls.apply(batch.column(right), rows, truths);
  }
}
