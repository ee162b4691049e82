package io.plumbline.sql;

import io.plumbline.sql.expression.Identifiers;

/**
 * {@code SHOW CALENDARS [LIKE 'pattern']}.
 *
 * @param like only calendars whose name is LIKE this; empty for all
 */
public record ShowCalendars(String like, int line, int column) implements Statement {
  @Override
  public String sql() {
    return "SHOW CALENDARS" + (like.isEmpty() ? "" : " LIKE " + Identifiers.text(like));
  }
}
