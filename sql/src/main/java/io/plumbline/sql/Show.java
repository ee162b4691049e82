package io.plumbline.sql;

import io.plumbline.model.StatementKind;
import io.plumbline.rules.Target;
import io.plumbline.sql.expression.Identifiers;

/**
 * {@code SHOW RULES | POLICIES | HOLDS [ON target] [LIKE 'pattern']} and {@code SHOW CALENDARS |
 * TARGETS [LIKE 'pattern']}.
 *
 * @param target only what is on this target; null for all
 * @param like only what has a name that is LIKE this; empty for all
 */
public record Show(StatementKind kind, Target target, String like, int line, int column)
    implements Statement {
  @Override
  public String sql() {
    return "SHOW "
        + (kind == StatementKind.POLICY ? "POLICIES" : kind + "S")
        + (target == null ? "" : " ON " + target.sql())
        + (like.isEmpty() ? "" : " LIKE " + Identifiers.text(like));
  }
}
