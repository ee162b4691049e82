package io.plumbline.connectors.file.ndjson;

import io.plumbline.connectors.file.column.FileColumn;
import io.plumbline.connectors.sample.SampleColumn;

/** A column of which the first rows had no value, so that any value makes it another one. */
final class EmptyCell extends ColumnCell {
  EmptyCell(FileColumn column) {
    super(column);
  }

  @Override
  int read(byte[] bytes, int p, int row) {
    return readNull(bytes, p, row);
  }

  @Override
  void set(int row, SampleColumn value) {
    throw new IllegalStateException("Cannot set column " + column().name() + ": it has no kind");
  }
}
