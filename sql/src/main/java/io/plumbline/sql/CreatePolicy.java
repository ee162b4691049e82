package io.plumbline.sql;

import static java.util.Objects.requireNonNull;

import io.plumbline.rules.policy.Policy;
import io.plumbline.sql.expression.Identifiers;

/**
 * {@code CREATE [OR REPLACE] [RETENTION | ACCESS] POLICY [IF NOT EXISTS]}.
 *
 * @param policy without tenant and version
 */
public record CreatePolicy(
    boolean orReplace, boolean ifNotExists, Policy policy, int line, int column)
    implements Statement {
  public CreatePolicy {
    requireNonNull(policy, "policy is null");
  }

  public String name() {
    return policy.name();
  }

  /** The policy alone, without what the statement says of the one before it: what is kept. */
  public CreatePolicy kept() {
    return new CreatePolicy(false, false, policy, line, column);
  }

  @Override
  public String sql() {
    var sql = new StringBuilder("CREATE ");
    sql.append(orReplace ? "OR REPLACE " : "").append(policy.kind().sql());
    sql.append(ifNotExists ? " IF NOT EXISTS " : " ").append(Identifiers.simple(name()));
    PolicySql.clauses(policy)
        .forEach((keyword, value) -> sql.append("\n  ").append((keyword + " " + value).strip()));
    return sql.toString();
  }
}
