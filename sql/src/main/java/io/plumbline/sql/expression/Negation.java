package io.plumbline.sql.expression;

import io.plumbline.model.row.RowBatch;
import io.plumbline.model.row.Selection;
import io.plumbline.rules.RowPredicate;

/** NOT of a predicate. */
record Negation(RowPredicate part) implements RowPredicate {
  @Override
  public void test(RowBatch batch, Selection rows, byte[] truths) {
    part.test(batch, rows, truths);
    int[] selected = rows.rows();
    for (int i = 0; i < rows.size(); i++) {
      truths[selected[i]] = Truths.not(truths[selected[i]]);
    }
  }
}
