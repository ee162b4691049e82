package io.plumbline.sql.expression;

/** What the names of an expression mean. */
public enum Scope {
  /** Columns of one row. */
  ROW,
  /** Metrics over all rows. */
  METRICS
}
