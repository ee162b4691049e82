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

  /** {@code SHOW RULES}. */
  record ShowRules() implements Statement {}

  /** {@code EXPLAIN RULE name}. */
  record ExplainRule(String name) implements Statement {}
}
