package io.plumbline.sql;

import io.plumbline.sql.expression.Identifiers;

/** {@code SHOW RULE HISTORY name}. */
public record ShowRuleHistory(String name, int line, int column) implements Statement {
  @Override
  public String sql() {
    return "SHOW RULE HISTORY " + Identifiers.simple(name);
  }
}
