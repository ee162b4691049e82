package io.plumbline.sql.expression;

import io.plumbline.model.row.RowBatch;
import io.plumbline.model.row.Selection;
import io.plumbline.rules.RowPredicate;

/** {@code IS NULL} of a column, or {@code IS NOT NULL}. */
record NullTest(int position, byte whenNull) implements RowPredicate {
  @Override
  public void test(RowBatch batch, Selection rows, byte[] truths) {
    var nulls = batch.column(position).nulls();
    byte otherwise = Truths.not(whenNull);
    int[] selected = rows.rows();
    for (int i = 0; i < rows.size(); i++) {
      int row = selected[i];
      truths[row] = nulls[row] ? whenNull : otherwise;
    }
  }
}
