package io.plumbline.server.rules;

import io.plumbline.lineage.DatasetDetails;
import io.plumbline.lineage.LineageReader;
import io.plumbline.model.RuleText;
import io.plumbline.model.row.RowSchema;
import io.plumbline.rules.NamedTarget;
import io.plumbline.rules.Rule;
import io.plumbline.rules.Target;
import io.plumbline.sql.CreateRule;
import io.plumbline.sql.DropRule;
import io.plumbline.sql.ExplainRule;
import io.plumbline.sql.Explanation;
import io.plumbline.sql.ShowRules;
import io.plumbline.sql.SqlRuleCompiler;
import io.plumbline.sql.Statements;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The rule language of module {@code sql}, checked against the schemas that telemetry showed. */
public final class SqlStatements implements StatementCompiler {

  private static final Logger LOG = LoggerFactory.getLogger(SqlStatements.class);
  private static final int MOST_DATASETS = 20;

  private final SqlRuleCompiler compiler = new SqlRuleCompiler();
  private final LineageReader lineage;

  /**
   * @param lineage knows the columns of datasets; while it is away, columns are not checked
   */
  public SqlStatements(LineageReader lineage) {
    this.lineage = lineage;
  }

  @Override
  public Script check(String tenant, String text) {
    var parsed = Statements.check(text, target -> schemas(tenant, target));
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
          create.name(), create.orReplace(), create.ifNotExists(), keptText(create));
    }
    if (statement instanceof DropRule drop) {
      return new Statement.DropRule(drop.name(), drop.ifExists());
    }
    if (statement instanceof ExplainRule explain) {
      return new Statement.ExplainRule(explain.name());
    }
    var show = (ShowRules) statement;
    return new Statement.ShowRules(show.target() == null ? "" : show.target().sql(), show.like());
  }

  // Canonical, and without what the statement says of the rule before it: the same rule is the same
  // text, however it was written and whether it replaced another.
  private static String keptText(CreateRule create) {
    return create.kept().sql();
  }

  // A pattern judges datasets of many schemas, and such as are yet to come: nothing to check.
  private List<RowSchema> schemas(String tenant, Target target) {
    if (!(target instanceof NamedTarget named)) {
      return List.of();
    }
    try {
      return lineage.resolve(tenant, named.name(), MOST_DATASETS).stream()
          .filter(target::matches)
          .map(lineage::dataset)
          .flatMap(Optional::stream)
          .map(DatasetDetails::columns)
          .map(KnownSchema::of)
          .flatMap(Optional::stream)
          .toList();
    } catch (RuntimeException e) {
      LOG.warn("Cannot check the columns of a rule: the lineage store does not answer", e);
      return List.of();
    }
  }
}
