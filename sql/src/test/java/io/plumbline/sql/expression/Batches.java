package io.plumbline.sql.expression;

import io.plumbline.model.row.ColumnVector;
import io.plumbline.model.row.RowBatch;
import io.plumbline.model.row.RowSchema;
import io.plumbline.model.row.Selection;
import io.plumbline.rules.RowPredicate;
import io.plumbline.rules.Truth;
import java.math.BigDecimal;

/** Batches of given rows, and what predicates say of them. */
final class Batches {
  private Batches() {}

  /** Values by row: Long, Double, BigDecimal, Boolean, String or null. */
  static RowBatch of(RowSchema schema, Object[]... rows) {
    var batch = new RowBatch(schema, Math.max(1, rows.length));
    add(batch, rows);
    return batch;
  }

  static void add(RowBatch batch, Object[]... rows) {
    for (var values : rows) {
      int row = batch.addRow();
      for (int i = 0; i < values.length; i++) {
        set(batch.column(i), row, values[i]);
      }
    }
  }

  private static void set(ColumnVector column, int row, Object value) {
    if (value == null) {
      column.setNull(row);
    } else if (value instanceof Long whole) {
      column.setLong(row, whole);
    } else if (value instanceof Double real) {
      column.setDouble(row, real);
    } else if (value instanceof BigDecimal decimal) {
      column.setDecimal(row, decimal);
    } else if (value instanceof Boolean truth) {
      column.setBoolean(row, truth);
    } else {
      column.setText(row, (String) value);
    }
  }

  /** What the predicate says of each row of a batch. */
  static Truth[] judge(RowPredicate predicate, RowBatch batch) {
    var truths = new byte[batch.capacity()];
    predicate.test(batch, new Selection(batch.capacity()).all(batch.size()), truths);
    var judged = new Truth[batch.size()];
    for (int row = 0; row < judged.length; row++) {
      judged[row] =
          switch (truths[row]) {
            case RowPredicate.TRUE -> Truth.TRUE;
            case RowPredicate.FALSE -> Truth.FALSE;
            default -> Truth.UNKNOWN;
          };
    }
    return judged;
  }

  /** What the condition says of one row. */
  static Truth judge(String sql, RowSchema schema, Object... row) {
    return judge(Expressions.row(sql).bind(schema), of(schema, row))[0];
  }
}
