package io.plumbline.connectors.file.ndjson;

import io.plumbline.connectors.file.column.FileColumn;
import io.plumbline.connectors.file.column.TimeParser;
import io.plumbline.connectors.file.column.Words;
import io.plumbline.connectors.sample.SampleColumn;
import io.plumbline.model.row.ColumnVector;

/** Strings that are times. */
final class TimestampCell extends ColumnCell {
  private long[] values;

  TimestampCell(FileColumn column) {
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
    int end = p + 1;
    long stops;
    while ((stops = Words.stringStops(Words.at(bytes, end))) == 0) {
      end += 8;
    }
    end += Words.firstMarked(stops);
    long micros = bytes[end] == '"' ? TimeParser.epochMicros(bytes, p + 1, end) : TimeParser.NONE;
    values[row] = micros;
    return micros == TimeParser.NONE ? JsonSkip.ODD : end + 1;
  }

  @Override
  void set(int row, SampleColumn value) {
    values[row] = value.longAt(0);
  }
}
