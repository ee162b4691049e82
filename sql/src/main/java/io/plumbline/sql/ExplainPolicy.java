package io.plumbline.sql;

import io.plumbline.sql.expression.Identifiers;

/** {@code EXPLAIN POLICY name}. */
public record ExplainPolicy(String name, int line, int column) implements Statement {
  @Override
  public String sql() {
    return "EXPLAIN POLICY " + Identifiers.simple(name);
  }
}
