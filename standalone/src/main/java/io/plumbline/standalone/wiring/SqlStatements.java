package io.plumbline.standalone.wiring;

import io.plumbline.model.RuleText;
import io.plumbline.rules.Rule;
import io.plumbline.server.rules.Script;
import io.plumbline.server.rules.Statement;
import io.plumbline.server.rules.StatementCompiler;
import io.plumbline.sql.CreateRule;
import io.plumbline.sql.DropRule;
import io.plumbline.sql.ExplainRule;
import io.plumbline.sql.Explanation;
import io.plumbline.sql.SqlRuleCompiler;
import io.plumbline.sql.Statements;

/** The rule language of module {@code sql} as the server uses it. */
final class SqlStatements implements StatementCompiler {
  private final SqlRuleCompiler compiler = new SqlRuleCompiler();

  @Override
  public Script check(String tenant, String text) {
    var parsed = Statements.parse(text);
    return new Script(
        parsed.statements().stream().map(SqlStatements::statement).toList(), parsed.problems());
  }

  @Override
  public Rule compile(RuleText text) {
    return compiler.compile(text);
  }

  @Override
  public String explain(Rule rule) {
    return Explanation.of(rule);
  }

  private static Statement statement(io.plumbline.sql.Statement statement) {
    if (statement instanceof CreateRule create) {
      return new Statement.CreateRule(
          create.name(), create.orReplace(), create.ifNotExists(), create.sql());
    }
    if (statement instanceof DropRule drop) {
      return new Statement.DropRule(drop.name(), drop.ifExists());
    }
    return statement instanceof ExplainRule explain
        ? new Statement.ExplainRule(explain.name())
        : new Statement.ShowRules();
  }
}
