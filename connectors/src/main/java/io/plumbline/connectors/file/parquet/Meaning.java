package io.plumbline.connectors.file.parquet;

import io.plumbline.model.row.ColumnKind;

/** What the stored values of a column mean. */
enum Meaning {
  BOOLEAN(ColumnKind.BOOLEAN),
  INTEGER(ColumnKind.LONG),
  UNSIGNED_INT(ColumnKind.LONG),
  UNSIGNED_LONG(ColumnKind.DECIMAL),
  REAL(ColumnKind.DOUBLE),
  HALF(ColumnKind.DOUBLE),
  DECIMAL(ColumnKind.DECIMAL),
  TEXT(ColumnKind.STRING),
  JSON(ColumnKind.JSON),
  UUID(ColumnKind.STRING),
  DATE(ColumnKind.DATE),
  MILLIS(ColumnKind.TIMESTAMP),
  MICROS(ColumnKind.TIMESTAMP),
  NANOS(ColumnKind.TIMESTAMP),
  /** Nanoseconds of a day and its Julian number, as Impala and old Spark write times. */
  JULIAN(ColumnKind.TIMESTAMP);

  private final ColumnKind kind;

  Meaning(ColumnKind kind) {
    this.kind = kind;
  }

  ColumnKind kind() {
    return kind;
  }
}
