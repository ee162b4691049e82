package io.plumbline.connectors.file.ndjson;

import io.plumbline.connectors.file.column.FileColumn;
import io.plumbline.connectors.file.text.FilledColumn;
import io.plumbline.connectors.sample.SampleColumn;
import io.plumbline.model.row.ColumnVector;

/** Puts the values of one column into a batch. */
abstract class ColumnCell extends Cell implements FilledColumn {
  private final FileColumn column;
  private ColumnVector vector;

  ColumnCell(FileColumn column) {
    this.column = column;
  }

  /** The cell that fits a column's kind. */
  static ColumnCell of(FileColumn column) {
    return switch (column.kind()) {
      case BOOLEAN -> new BooleanCell(column);
      case LONG -> new LongCell(column);
      case DOUBLE -> new DoubleCell(column);
      case DECIMAL -> new DecimalCell(column);
      case STRING -> column.isEmpty() ? new EmptyCell(column) : new TextCell(column);
      case DATE -> new DateCell(column);
      case TIMESTAMP -> new TimestampCell(column);
      case JSON -> new JsonCell(column);
    };
  }

  final FileColumn column() {
    return column;
  }

  /**
   * Takes the column to fill from its first row on.
   *
   * @param before rows of the batch before
   */
  @Override
  public void attach(ColumnVector filled, int before) {
    vector = filled;
    forget();
  }

  /** Whether the batch should end to keep memory bounded. */
  @Override
  public boolean isFull() {
    return false;
  }

  /** Takes back what a line that turned out odd left in a row. */
  final void undo(int row) {
    forget();
    vector.nulls()[row] = false;
  }

  final void setNull(int row) {
    vector.setNull(row);
  }

  /** Sets the value that Jackson read, which is the first row of a column. */
  abstract void set(int row, SampleColumn value);

  /** Reads null; the way of all cells with what is no value of theirs. */
  final int readNull(byte[] bytes, int p, int row) {
    int end = JsonSkip.nothing(bytes, p);
    if (end != JsonSkip.ODD) {
      vector.setNull(row);
    }
    return end;
  }
}
