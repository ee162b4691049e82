package io.plumbline.sql;

import io.plumbline.sql.expression.Identifiers;

/** {@code EXPLAIN RULE name}. */
public record ExplainRule(String name, int line, int column) implements Statement {
  @Override
  public String sql() {
    return "EXPLAIN RULE " + Identifiers.simple(name);
  }
}
