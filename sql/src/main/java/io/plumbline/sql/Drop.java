package io.plumbline.sql;

import io.plumbline.model.StatementKind;
import io.plumbline.sql.expression.Identifiers;

/** {@code DROP RULE | CALENDAR | TARGET | POLICY [IF EXISTS] name}. */
public record Drop(StatementKind kind, String name, boolean ifExists, int line, int column)
    implements Statement {
  @Override
  public String sql() {
    return "DROP " + kind + " " + (ifExists ? "IF EXISTS " : "") + Identifiers.simple(name);
  }
}
