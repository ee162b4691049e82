package io.plumbline.sql.expression;

import io.plumbline.model.row.ColumnKind;
import io.plumbline.model.row.ColumnVector;
import io.plumbline.model.row.Dictionary;
import io.plumbline.model.row.RowBatch;
import io.plumbline.rules.RowComputation;

/** Computes the values of a batch with a closure, one row after another. */
record ValueByRow(ColumnKind kind, Cell cell) implements RowComputation {
  @Override
  public void compute(RowBatch batch, ColumnVector out) {
    if (kind == ColumnKind.STRING) {
      // Texts are added without being sought: kept over batches they would grow without end.
      out.useDictionary(new Dictionary());
    }
    var cursor = batch.cursor();
    for (int row = 0; row < batch.size(); row++) {
      cell.put(cursor.moveTo(row), out, row);
    }
  }
}
