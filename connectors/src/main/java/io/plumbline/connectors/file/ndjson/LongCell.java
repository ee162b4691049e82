package io.plumbline.connectors.file.ndjson;

import io.plumbline.connectors.file.column.FileColumn;
import io.plumbline.connectors.file.column.NumberParser;
import io.plumbline.connectors.sample.SampleColumn;
import io.plumbline.connectors.sample.SqlType;
import io.plumbline.model.row.ColumnVector;

/** Integers that are written as such. */
final class LongCell extends ColumnCell {
  private final NumberParser parser = new NumberParser();
  private final SqlType type;
  private long[] values;

  LongCell(FileColumn column) {
    super(column);
    this.type = column.type();
  }

  @Override
  public void attach(ColumnVector filled, int before) {
    super.attach(filled, before);
    values = filled.longs();
  }

  @Override
  int read(byte[] bytes, int p, int row) {
    int end = parser.readLong(bytes, p);
    if (end == NumberParser.NONE) {
      return readNull(bytes, p, row);
    }
    values[row] = parser.longValue();
    return type.fits(parser.longValue()) ? end : JsonSkip.ODD;
  }

  @Override
  void set(int row, SampleColumn value) {
    values[row] = value.longAt(0);
  }
}
