package io.plumbline.connectors.file.ndjson;

import io.plumbline.connectors.file.column.FileColumn;
import io.plumbline.connectors.file.column.NumberParser;
import io.plumbline.connectors.sample.SampleColumn;
import io.plumbline.model.row.ColumnVector;
import java.math.BigDecimal;

/** Numbers with all of their digits. */
final class DecimalCell extends ColumnCell {
  private final NumberParser parser = new NumberParser();
  private BigDecimal[] values;

  DecimalCell(FileColumn column) {
    super(column);
  }

  @Override
  public void attach(ColumnVector filled, int before) {
    super.attach(filled, before);
    values = filled.decimals();
  }

  @Override
  int read(byte[] bytes, int p, int row) {
    int end = parser.readDecimal(bytes, p);
    if (end == NumberParser.NONE) {
      return readNull(bytes, p, row);
    }
    var value = parser.decimalValue();
    values[row] = value;
    return value.scale() > 0 && column().inferred() ? JsonSkip.ODD : end;
  }

  @Override
  void set(int row, SampleColumn value) {
    values[row] = value.decimalAt(0);
  }
}
