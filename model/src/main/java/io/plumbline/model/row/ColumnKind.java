package io.plumbline.model.row;

/** How a column's values are read from a {@link RowView}. */
public enum ColumnKind {
  BOOLEAN,
  LONG,
  DOUBLE,
  DECIMAL,
  STRING,
  /** Days since the epoch, read as a long. */
  DATE,
  /** Microseconds since the epoch, read as a long. */
  TIMESTAMP,
  /** A nested value, read as JSON text. */
  JSON
}
