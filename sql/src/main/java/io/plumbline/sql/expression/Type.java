package io.plumbline.sql.expression;

import io.plumbline.model.row.ColumnKind;

/** The type of an expression. */
public enum Type {
  BOOLEAN("BOOLEAN"),
  LONG("BIGINT"),
  DECIMAL("DECIMAL"),
  DOUBLE("DOUBLE"),
  STRING("VARCHAR"),
  /** Days since the epoch. */
  DATE("DATE"),
  /** Microseconds since the epoch. */
  TIMESTAMP("TIMESTAMP"),
  /** Added to a date or timestamp; a number of seconds beside metrics. */
  INTERVAL("INTERVAL"),
  /** Of the word that names a part of a time, as in EXTRACT. */
  UNIT("UNIT"),
  /** Of the literal NULL: fits everywhere. */
  NULL("NULL"),
  /** Of a column without a known schema, or of a part that has a problem: fits everywhere. */
  ANY("ANY");

  private final String sql;

  Type(String sql) {
    this.sql = sql;
  }

  static Type of(ColumnKind kind) {
    return switch (kind) {
      case BOOLEAN -> BOOLEAN;
      case LONG -> LONG;
      case DOUBLE -> DOUBLE;
      case DECIMAL -> DECIMAL;
      case STRING, JSON -> STRING;
      case DATE -> DATE;
      case TIMESTAMP -> TIMESTAMP;
    };
  }

  String sql() {
    return sql;
  }

  boolean isNumeric() {
    return this == LONG || this == DECIMAL || this == DOUBLE;
  }

  boolean isTemporal() {
    return this == DATE || this == TIMESTAMP;
  }

  /** The kind of a column of such values. */
  ColumnKind kind() {
    return switch (this) {
      case BOOLEAN -> ColumnKind.BOOLEAN;
      case LONG -> ColumnKind.LONG;
      case DECIMAL -> ColumnKind.DECIMAL;
      case DOUBLE -> ColumnKind.DOUBLE;
      case DATE -> ColumnKind.DATE;
      case TIMESTAMP -> ColumnKind.TIMESTAMP;
      case STRING, INTERVAL, UNIT, NULL, ANY -> ColumnKind.STRING;
    };
  }

  boolean fitsEverywhere() {
    return this == NULL || this == ANY;
  }

  /** The type that holds values of both, or null if there is none. */
  static Type common(Type a, Type b) {
    if (a == b || b.fitsEverywhere()) {
      return a == NULL ? b : a;
    }
    if (a.fitsEverywhere()) {
      return b;
    }
    if (a.isNumeric() && b.isNumeric()) {
      return a == DOUBLE || b == DOUBLE ? DOUBLE : DECIMAL;
    }
    return null;
  }
}
