package io.plumbline.sql;

import static java.util.Objects.requireNonNull;

import io.plumbline.rules.Rule;

/**
 * {@code CREATE [OR REPLACE] RULE [IF NOT EXISTS]}.
 *
 * @param rule the rule, without tenant and with version 0; {@link SqlRuleCompiler} fills them in
 */
public record CreateRule(boolean orReplace, boolean ifNotExists, Rule rule, int line, int column)
    implements Statement {
  public CreateRule {
    requireNonNull(rule, "rule is null");
  }

  public String name() {
    return rule.name();
  }

  /** The rule alone, without what the statement says of the one before it: what is kept. */
  public CreateRule kept() {
    return with(rule);
  }

  /** A statement that creates another rule. */
  CreateRule with(Rule other) {
    return new CreateRule(false, false, other, line, column);
  }

  @Override
  public String sql() {
    return RuleSql.print(this);
  }
}
