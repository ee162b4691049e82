package io.plumbline.sql;

import io.plumbline.sql.expression.Identifiers;

/** {@code EXPLAIN [PLAN|STATE|COST] RULE name}. */
public record ExplainRule(String name, Aspect aspect, int line, int column) implements Statement {

  /** What is to be explained. */
  public enum Aspect {
    /** What the rule judges, when, and what follows. */
    MEANING,
    /** What is computed of each row. */
    PLAN,
    /** How much is kept. */
    STATE,
    /** What is shared with other rules. */
    COST
  }

  @Override
  public String sql() {
    return "EXPLAIN "
        + (aspect == Aspect.MEANING ? "" : aspect + " ")
        + "RULE "
        + Identifiers.simple(name);
  }
}
