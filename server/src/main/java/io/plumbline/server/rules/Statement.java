package io.plumbline.server.rules;

import io.plumbline.sql.ExplainRule.Aspect;

/** One statement that the server executes. */
public sealed interface Statement {

  /** Whether it changes rules or calendars, and does not only ask. */
  default boolean isChange() {
    return this instanceof CreateRule
        || this instanceof DropRule
        || this instanceof AlterRule
        || this instanceof RollBackRule
        || this instanceof CreateCalendar
        || this instanceof DropCalendar;
  }

  /**
   * {@code CREATE [OR REPLACE] RULE [IF NOT EXISTS] name ...}.
   *
   * @param sql the statement's own text, without the semicolon
   */
  record CreateRule(String name, boolean orReplace, boolean ifNotExists, String sql)
      implements Statement {}

  /** {@code DROP RULE [IF EXISTS] name}. */
  record DropRule(String name, boolean ifExists) implements Statement {}

  /**
   * {@code SHOW RULES [ON target] [LIKE 'pattern']}.
   *
   * @param target only rules on this target as written in SQL; empty for all
   * @param like only rules whose name is LIKE this; empty for all
   */
  record ShowRules(String target, String like) implements Statement {}

  /**
   * {@code ALTER RULE name ...}, but for rolling back.
   *
   * @param sql the statement's own text, without the semicolon
   */
  record AlterRule(String name, String sql) implements Statement {}

  /** {@code ALTER RULE name ROLLBACK TO VERSION version}. */
  record RollBackRule(String name, int version) implements Statement {}

  /** {@code EXPLAIN [PLAN|STATE|COST] RULE name}. */
  record ExplainRule(String name, Aspect aspect) implements Statement {}

  /** {@code DESCRIBE RULE name}. */
  record DescribeRule(String name) implements Statement {}

  /** {@code SHOW RULE HISTORY name}. */
  record ShowRuleHistory(String name) implements Statement {}

  /**
   * {@code CREATE [OR REPLACE] CALENDAR [IF NOT EXISTS] name ...}.
   *
   * @param sql the statement's own text, without the semicolon
   */
  record CreateCalendar(String name, boolean orReplace, boolean ifNotExists, String sql)
      implements Statement {}

  /** {@code DROP CALENDAR [IF EXISTS] name}. */
  record DropCalendar(String name, boolean ifExists) implements Statement {}

  /**
   * {@code SHOW CALENDARS [LIKE 'pattern']}.
   *
   * @param like only calendars whose name is LIKE this; empty for all
   */
  record ShowCalendars(String like) implements Statement {}

  /**
   * {@code ACK INCIDENT 'id' [AS EXPECTED] [COMMENT 'text']}.
   *
   * @param comment empty if not said
   */
  record AckIncident(String incident, boolean isExpected, String comment) implements Statement {}
}
