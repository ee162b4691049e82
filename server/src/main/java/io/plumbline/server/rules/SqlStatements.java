package io.plumbline.server.rules;

import io.plumbline.lineage.DatasetDetails;
import io.plumbline.lineage.LineageReader;
import io.plumbline.model.RuleText;
import io.plumbline.model.row.RowSchema;
import io.plumbline.rules.NamedTarget;
import io.plumbline.rules.Problem;
import io.plumbline.rules.Rule;
import io.plumbline.rules.Target;
import io.plumbline.sql.AckIncident;
import io.plumbline.sql.AlterRule;
import io.plumbline.sql.CreateCalendar;
import io.plumbline.sql.CreateRule;
import io.plumbline.sql.CreateTable;
import io.plumbline.sql.DescribeRule;
import io.plumbline.sql.Description;
import io.plumbline.sql.DropCalendar;
import io.plumbline.sql.DropRule;
import io.plumbline.sql.ExplainRule;
import io.plumbline.sql.ExplainRule.Aspect;
import io.plumbline.sql.Explanation;
import io.plumbline.sql.RollBackRule;
import io.plumbline.sql.ShowCalendars;
import io.plumbline.sql.ShowRuleHistory;
import io.plumbline.sql.ShowRules;
import io.plumbline.sql.SqlRuleCompiler;
import io.plumbline.sql.Statements;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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
  public Script check(String tenant, String text, Collection<String> calendars) {
    var parsed = Statements.check(text, target -> schemas(tenant, target), calendars);
    var tables =
        parsed.statements().stream()
            .filter(CreateTable.class::isInstance)
            .map(table -> (CreateTable) table)
            .map(SqlStatements::misplaced);
    return new Script(
        parsed.statements().stream()
            .filter(statement -> !(statement instanceof CreateTable))
            .map(SqlStatements::statement)
            .toList(),
        Stream.concat(parsed.problems().stream(), tables).toList());
  }

  private static Problem misplaced(CreateTable table) {
    return new Problem(
        table.line(),
        table.column(),
        "table '" + table.name() + "' cannot be declared here",
        "declare tables where the job starts; here take CREATE TABLE out");
  }

  @Override
  public Rule compile(RuleText text) {
    return compiler.compile(text);
  }

  @Override
  public String explain(String tenant, Rule rule, Aspect aspect, List<Rule> others) {
    return switch (aspect) {
      case MEANING -> Explanation.of(rule);
      case PLAN -> Explanation.plan(rule, schemas(tenant, rule.target()));
      case STATE -> Explanation.state(rule, schemas(tenant, rule.target()));
      case COST -> Explanation.cost(rule, others);
    };
  }

  @Override
  public Map<String, String> describe(Rule rule) {
    return Description.of(rule);
  }

  @Override
  public Statement.CreateRule alter(RuleText current, Statement.AlterRule change, long atMillis) {
    var alter = (AlterRule) Statements.parse(change.sql()).orThrow().get(0);
    var rule = (CreateRule) Statements.parse(current.text()).orThrow().get(0);
    return kept(alter.apply(rule, atMillis));
  }

  private static Statement statement(io.plumbline.sql.Statement statement) {
    if (statement instanceof CreateRule create) {
      var kept = kept(create);
      return new Statement.CreateRule(
          kept.name(), create.orReplace(), create.ifNotExists(), kept.sql());
    }
    if (statement instanceof AlterRule alter) {
      return new Statement.AlterRule(alter.name(), alter.sql());
    }
    if (statement instanceof RollBackRule rollBack) {
      return new Statement.RollBackRule(rollBack.name(), rollBack.version());
    }
    if (statement instanceof DropRule drop) {
      return new Statement.DropRule(drop.name(), drop.ifExists());
    }
    if (statement instanceof ExplainRule explain) {
      return new Statement.ExplainRule(explain.name(), explain.aspect());
    }
    if (statement instanceof DescribeRule describe) {
      return new Statement.DescribeRule(describe.name());
    }
    if (statement instanceof ShowRuleHistory history) {
      return new Statement.ShowRuleHistory(history.name());
    }
    if (statement instanceof CreateCalendar create) {
      return new Statement.CreateCalendar(
          create.name(), create.orReplace(), create.ifNotExists(), create.kept().sql());
    }
    if (statement instanceof DropCalendar drop) {
      return new Statement.DropCalendar(drop.name(), drop.ifExists());
    }
    if (statement instanceof ShowCalendars show) {
      return new Statement.ShowCalendars(show.like());
    }
    if (statement instanceof AckIncident ack) {
      return new Statement.AckIncident(ack.incident(), ack.isExpected(), ack.comment());
    }
    var show = (ShowRules) statement;
    return new Statement.ShowRules(show.target() == null ? "" : show.target().sql(), show.like());
  }

  // Canonical, and without what the statement says of the rule before it: the same rule is the same
  // text, however it was written and whether it replaced another.
  private static Statement.CreateRule kept(CreateRule create) {
    return new Statement.CreateRule(create.name(), false, false, create.kept().sql());
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
