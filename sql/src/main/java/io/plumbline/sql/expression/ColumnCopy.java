package io.plumbline.sql.expression;

import io.plumbline.model.row.ColumnKind;
import io.plumbline.model.row.ColumnVector;
import io.plumbline.model.row.RowBatch;
import io.plumbline.rules.RowComputation;

/** Computes nothing: the values are those of a column, and texts keep their dictionary. */
record ColumnCopy(ColumnKind kind, int position) implements RowComputation {
  @Override
  public void compute(RowBatch batch, ColumnVector out) {
    var column = batch.column(position);
    int size = batch.size();
    if (column.codes() != null) {
      out.useDictionary(column.dictionary());
      System.arraycopy(column.codes(), 0, out.codes(), 0, size);
    } else if (column.longs() != null) {
      System.arraycopy(column.longs(), 0, out.longs(), 0, size);
    } else if (column.doubles() != null) {
      System.arraycopy(column.doubles(), 0, out.doubles(), 0, size);
    } else {
      System.arraycopy(column.decimals(), 0, out.decimals(), 0, size);
    }
    for (int row = 0; row < size && column.hasNulls(); row++) {
      if (column.isNull(row)) {
        out.setNull(row);
      }
    }
  }
}
