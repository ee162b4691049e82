package io.plumbline.sql;

import io.plumbline.sql.expression.Identifiers;

/** {@code DESCRIBE RULE name}. */
public record DescribeRule(String name, int line, int column) implements Statement {
  @Override
  public String sql() {
    return "DESCRIBE RULE " + Identifiers.simple(name);
  }
}
