package io.plumbline.sql;

import io.plumbline.sql.expression.Identifiers;

/** {@code ALTER RULE name ROLLBACK TO VERSION version}; who has the versions applies it. */
public record RollBackRule(String name, int version, int line, int column) implements Statement {
  @Override
  public String sql() {
    return "ALTER RULE " + Identifiers.simple(name) + " ROLLBACK TO VERSION " + version;
  }
}
