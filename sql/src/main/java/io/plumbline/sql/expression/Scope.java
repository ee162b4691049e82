package io.plumbline.sql.expression;

/** What the names of an expression mean. */
public enum Scope {
  /** Columns of one row. */
  ROW,
  /** Columns of one row, as a metric measures them. */
  ARGUMENT,
  /** Metrics over all rows. */
  METRICS
}
