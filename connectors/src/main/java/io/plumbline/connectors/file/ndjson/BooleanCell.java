package io.plumbline.connectors.file.ndjson;

import io.plumbline.connectors.file.column.FileColumn;
import io.plumbline.connectors.sample.SampleColumn;
import io.plumbline.model.row.ColumnVector;

/** The literals true and false. */
final class BooleanCell extends ColumnCell {
  private long[] values;

  BooleanCell(FileColumn column) {
    super(column);
  }

  @Override
  public void attach(ColumnVector filled, int before) {
    super.attach(filled, before);
    values = filled.longs();
  }

  @Override
  int read(byte[] bytes, int p, int row) {
    int end = JsonSkip.bool(bytes, p);
    if (end == JsonSkip.ODD) {
      return readNull(bytes, p, row);
    }
    values[row] = bytes[p] == 't' ? 1 : 0;
    return end;
  }

  @Override
  void set(int row, SampleColumn value) {
    values[row] = value.longAt(0);
  }
}
