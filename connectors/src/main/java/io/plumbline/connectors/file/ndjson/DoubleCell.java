package io.plumbline.connectors.file.ndjson;

import io.plumbline.connectors.file.column.FileColumn;
import io.plumbline.connectors.file.column.NumberParser;
import io.plumbline.connectors.sample.SampleColumn;
import io.plumbline.model.row.ColumnVector;

/** Numbers as doubles. */
final class DoubleCell extends ColumnCell {
  private final NumberParser parser = new NumberParser();
  private double[] values;

  DoubleCell(FileColumn column) {
    super(column);
  }

  @Override
  public void attach(ColumnVector filled, int before) {
    super.attach(filled, before);
    values = filled.doubles();
  }

  @Override
  int read(byte[] bytes, int p, int row) {
    int end = parser.readDouble(bytes, p);
    if (end == NumberParser.NONE) {
      return readNull(bytes, p, row);
    }
    double value = parser.doubleValue();
    // One zero alone, as in posted rows.
    values[row] = value + 0.0;
    return Double.isFinite(value) ? end : JsonSkip.ODD;
  }

  @Override
  void set(int row, SampleColumn value) {
    values[row] = value.doubleAt(0);
  }
}
