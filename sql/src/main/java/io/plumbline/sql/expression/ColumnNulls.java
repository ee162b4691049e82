package io.plumbline.sql.expression;

import io.plumbline.model.row.ColumnVector;
import io.plumbline.model.row.Selection;
import io.plumbline.rules.RowPredicate;

/** What NULL does to a comparison, in a pass of its own: most columns have none. */
final class ColumnNulls {
  private ColumnNulls() {}

  /** Makes the truths of rows whose value is NULL UNKNOWN. */
  static void apply(ColumnVector column, Selection rows, byte[] truths) {
    if (!column.hasNulls()) {
      return;
    }
    var nulls = column.nulls();
    int[] selected = rows.rows();
    for (int i = 0; i < rows.size(); i++) {
      if (nulls[selected[i]]) {
        truths[selected[i]] = RowPredicate.UNKNOWN;
      }
    }
  }
}
