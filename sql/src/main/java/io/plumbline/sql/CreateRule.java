package io.plumbline.sql;

import static java.util.Objects.requireNonNull;

import io.plumbline.rules.Rule;

/**
 * {@code CREATE [OR REPLACE] RULE [IF NOT EXISTS]}.
 *
 * @param rule the rule, without tenant and with version 0; {@link SqlRuleCompiler} fills them in
 * @param quarantineTo the table of {@code QUARANTINE TO}; possibly empty
 */
public record CreateRule(
    String name,
    boolean orReplace,
    boolean ifNotExists,
    Rule rule,
    String quarantineTo,
    int line,
    int column)
    implements Statement {
  public CreateRule {
    requireNonNull(name, "name is null");
    requireNonNull(rule, "rule is null");
    requireNonNull(quarantineTo, "quarantineTo is null");
  }

  @Override
  public String sql() {
    return RuleSql.print(this);
  }
}
