package io.plumbline.connectors.file.ndjson;

import io.plumbline.connectors.file.column.FileColumn;
import io.plumbline.connectors.file.column.TimeParser;
import io.plumbline.connectors.sample.SampleColumn;
import io.plumbline.model.row.ColumnVector;

/** Strings that are dates. */
final class DateCell extends ColumnCell {
  private static final int LENGTH = 10;

  private long[] values;

  DateCell(FileColumn column) {
    super(column);
  }

  @Override
  public void attach(ColumnVector filled, int before) {
    super.attach(filled, before);
    values = filled.longs();
  }

  @Override
  int read(byte[] bytes, int p, int row) {
    if (bytes[p] != '"') {
      return readNull(bytes, p, row);
    }
    int end = p + 1 + LENGTH;
    long day = TimeParser.epochDay(bytes, p + 1, end);
    values[row] = day;
    return day == TimeParser.NONE || bytes[end] != '"' ? JsonSkip.ODD : end + 1;
  }

  @Override
  void set(int row, SampleColumn value) {
    values[row] = value.longAt(0);
  }
}
