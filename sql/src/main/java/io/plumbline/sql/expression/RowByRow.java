package io.plumbline.sql.expression;

import io.plumbline.model.row.RowBatch;
import io.plumbline.model.row.Selection;
import io.plumbline.rules.RowPredicate;

/** Judges a batch with a closure, one row after another: what serves every condition. */
record RowByRow(TruthNode node) implements RowPredicate {
  @Override
  public void test(RowBatch batch, Selection rows, byte[] truths) {
    var cursor = batch.cursor();
    int[] selected = rows.rows();
    for (int i = 0; i < rows.size(); i++) {
      int row = selected[i];
      truths[row] = Truths.of(node.test(cursor.moveTo(row)));
    }
  }
}
