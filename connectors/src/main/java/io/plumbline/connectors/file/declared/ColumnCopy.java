package io.plumbline.connectors.file.declared;

import io.plumbline.connectors.sample.SampleColumn;
import io.plumbline.model.row.ColumnVector;

/** Copies values between columns of the same kind. */
final class ColumnCopy {
  private ColumnCopy() {}

  /** Copies the first rows of a column. */
  static void copy(ColumnVector from, ColumnVector to, int rows) {
    switch (from.kind()) {
      case BOOLEAN, LONG, DATE, TIMESTAMP -> System.arraycopy(from.longs(), 0, to.longs(), 0, rows);
      case DOUBLE -> System.arraycopy(from.doubles(), 0, to.doubles(), 0, rows);
      case DECIMAL -> System.arraycopy(from.decimals(), 0, to.decimals(), 0, rows);
      case STRING, JSON -> {
        to.useDictionary(from.dictionary());
        System.arraycopy(from.codes(), 0, to.codes(), 0, rows);
      }
    }
    for (int i = 0; from.hasNulls() && i < rows; i++) {
      if (from.isNull(i)) {
        to.setNull(i);
      }
    }
  }

  /** Copies the first value of a column that was read slowly. */
  static void set(SampleColumn from, ColumnVector to, int row) {
    switch (to.kind()) {
      case BOOLEAN, LONG, DATE, TIMESTAMP -> to.setLong(row, from.longAt(0));
      case DOUBLE -> to.setDouble(row, from.doubleAt(0));
      case DECIMAL -> to.setDecimal(row, from.decimalAt(0));
      case STRING, JSON -> to.setText(row, from.textAt(0));
    }
  }
}
