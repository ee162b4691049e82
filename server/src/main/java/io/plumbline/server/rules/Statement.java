package io.plumbline.server.rules;

/** One statement that the server executes. */
public sealed interface Statement {

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

  /** {@code EXPLAIN RULE name}. */
  record ExplainRule(String name) implements Statement {}
}
