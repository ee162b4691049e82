package io.plumbline.sql;

import io.plumbline.model.StatementKind;
import io.plumbline.sql.expression.Identifiers;

/** {@code DESCRIBE RULE | POLICY | TARGET name}. */
public record Describe(StatementKind kind, String name, int line, int column) implements Statement {
  @Override
  public String sql() {
    return "DESCRIBE " + kind + " " + Identifiers.simple(name);
  }
}
