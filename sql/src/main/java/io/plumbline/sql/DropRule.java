package io.plumbline.sql;

import io.plumbline.sql.expression.Identifiers;

/** {@code DROP RULE [IF EXISTS] name}. */
public record DropRule(String name, boolean ifExists, int line, int column) implements Statement {
  @Override
  public String sql() {
    return "DROP RULE " + (ifExists ? "IF EXISTS " : "") + Identifiers.simple(name);
  }
}
