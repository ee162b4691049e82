package io.plumbline.connectors.file.parquet;

import io.plumbline.model.row.ColumnVector;

/** Puts the stored values of one column into batches, and keeps those of its dictionary. */
abstract class ColumnValues {
  /** The values that fit a column. */
  static ColumnValues of(StoredColumn column) {
    return switch (column.meaning().kind()) {
      case BOOLEAN, LONG, DATE, TIMESTAMP -> new LongValues(column.meaning());
      case DOUBLE -> new DoubleValues(column.meaning());
      case DECIMAL -> new DecimalValues(column);
      case STRING, JSON -> new TextValues(column.meaning());
    };
  }

  /**
   * Takes the column to fill.
   *
   * @param before rows of the batch before
   */
  abstract void attach(ColumnVector filled, int before);

  /** Reads values one after the other. */
  abstract void read(ValueSource source, int at, int count);

  /** Takes the values of a dictionary. */
  abstract void readDictionary(ValueSource source, int count);

  /** Reads values by their index in the dictionary. */
  abstract void gather(int[] ids, int at, int count);

  /** Moves a value to a later row. */
  abstract void move(int from, int to);

  /** Whether any value of the batch turned out to be none. */
  boolean anyBad() {
    return false;
  }

  /** Whether the value of a row, which is not null, turned out to be none. */
  boolean isBad(int row) {
    return false;
  }
}
