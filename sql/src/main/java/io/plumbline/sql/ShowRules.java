package io.plumbline.sql;

import io.plumbline.rules.Target;
import io.plumbline.sql.expression.Identifiers;

/**
 * {@code SHOW RULES [ON target] [LIKE 'pattern']}.
 *
 * @param target only rules on this target; null for all
 * @param like only rules whose name is LIKE this; empty for all
 */
public record ShowRules(Target target, String like, int line, int column) implements Statement {
  @Override
  public String sql() {
    return "SHOW RULES"
        + (target == null ? "" : " ON " + target.sql())
        + (like.isEmpty() ? "" : " LIKE " + Identifiers.text(like));
  }
}
