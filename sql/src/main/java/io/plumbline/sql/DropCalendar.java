package io.plumbline.sql;

import io.plumbline.sql.expression.Identifiers;

/** {@code DROP CALENDAR [IF EXISTS] name}. */
public record DropCalendar(String name, boolean ifExists, int line, int column)
    implements Statement {
  @Override
  public String sql() {
    return "DROP CALENDAR " + (ifExists ? "IF EXISTS " : "") + Identifiers.simple(name);
  }
}
