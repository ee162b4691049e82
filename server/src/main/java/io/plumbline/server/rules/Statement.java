package io.plumbline.server.rules;

import io.plumbline.model.StatementKind;
import io.plumbline.rules.Target;
import io.plumbline.sql.ExplainRule.Aspect;

/** One statement that the server executes. */
public sealed interface Statement {

  /** Whether it changes what is kept, and does not only ask. */
  default boolean isChange() {
    return this instanceof Create
        || this instanceof Drop
        || this instanceof AlterRule
        || this instanceof RollBackRule;
  }

  /**
   * {@code CREATE [OR REPLACE] kind [IF NOT EXISTS] name ...}; {@code HOLD DATASET} too, which
   * replaces the one of its case.
   *
   * @param name the name that people call it by
   * @param sql the statement's own text, without the semicolon
   */
  record Create(StatementKind kind, String name, boolean orReplace, boolean ifNotExists, String sql)
      implements Statement {}

  /** {@code DROP kind [IF EXISTS] name}; {@code RELEASE DATASET} too. */
  record Drop(StatementKind kind, String name, boolean ifExists) implements Statement {}

  /**
   * {@code SHOW kind [ON target] [LIKE 'pattern']}.
   *
   * @param target only what is on this target; null for all
   * @param like only what has a name that is LIKE this; empty for all
   */
  record Show(StatementKind kind, Target target, String like) implements Statement {}

  /** {@code DESCRIBE RULE | POLICY | TARGET name}. */
  record Describe(StatementKind kind, String name) implements Statement {}

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

  /** {@code EXPLAIN POLICY name}. */
  record ExplainPolicy(String name) implements Statement {}

  /** {@code SHOW RULE HISTORY name}. */
  record ShowRuleHistory(String name) implements Statement {}

  /**
   * {@code ACK INCIDENT 'id' [AS EXPECTED] [COMMENT 'text']}.
   *
   * @param comment empty if not said
   */
  record AckIncident(String incident, boolean isExpected, String comment) implements Statement {}
}
