package io.plumbline.server.rules;

import io.plumbline.lineage.DatasetDetails;
import io.plumbline.lineage.LineageReader;
import io.plumbline.model.RuleText;
import io.plumbline.model.StatementKind;
import io.plumbline.model.row.RowSchema;
import io.plumbline.rules.NamedTarget;
import io.plumbline.rules.Problem;
import io.plumbline.rules.Rule;
import io.plumbline.rules.Target;
import io.plumbline.rules.decision.Endpoint;
import io.plumbline.rules.policy.Policy;
import io.plumbline.sql.AckIncident;
import io.plumbline.sql.AlterRule;
import io.plumbline.sql.CreateCalendar;
import io.plumbline.sql.CreatePolicy;
import io.plumbline.sql.CreateRule;
import io.plumbline.sql.CreateTable;
import io.plumbline.sql.CreateTarget;
import io.plumbline.sql.Describe;
import io.plumbline.sql.Description;
import io.plumbline.sql.Drop;
import io.plumbline.sql.ExplainPolicy;
import io.plumbline.sql.ExplainRule;
import io.plumbline.sql.ExplainRule.Aspect;
import io.plumbline.sql.Explanation;
import io.plumbline.sql.HoldDataset;
import io.plumbline.sql.KnownNames;
import io.plumbline.sql.PolicyExplanation;
import io.plumbline.sql.ReleaseDataset;
import io.plumbline.sql.RollBackRule;
import io.plumbline.sql.Show;
import io.plumbline.sql.ShowRuleHistory;
import io.plumbline.sql.SqlRuleCompiler;
import io.plumbline.sql.Statements;
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
  public Script check(String tenant, String text, KnownNames known) {
    var parsed = Statements.check(text, target -> schemas(tenant, target), known);
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
  public Policy policy(RuleText text) {
    return compiler.policy(text);
  }

  @Override
  public Endpoint endpoint(RuleText text) {
    return compiler.endpoint(text);
  }

  @Override
  public HeldDataset held(RuleText text) {
    var on = compiler.hold(text).datasets();
    var hold = (HoldDataset) Statements.parse(text.text()).orThrow().get(0);
    return new HeldDataset(
        on, on.sql(), hold.caseName(), hold.reason(), text.version(), text.by(), text.atMillis());
  }

  @Override
  public String explain(Policy policy) {
    return PolicyExplanation.of(policy);
  }

  @Override
  public Map<String, String> describe(Policy policy) {
    return Description.of(policy);
  }

  @Override
  public Map<String, String> describe(Endpoint endpoint) {
    return Description.of(endpoint);
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
  public Statement.Create alter(RuleText current, Statement.AlterRule change, long atMillis) {
    var alter = (AlterRule) Statements.parse(change.sql()).orThrow().get(0);
    var rule = (CreateRule) Statements.parse(current.text()).orThrow().get(0);
    var altered = alter.apply(rule, atMillis);
    return create(StatementKind.RULE, altered.name(), false, false, altered.kept());
  }

  private static Statement statement(io.plumbline.sql.Statement statement) {
    if (statement instanceof CreateRule create) {
      return create(
          StatementKind.RULE,
          create.name(),
          create.orReplace(),
          create.ifNotExists(),
          create.kept());
    }
    if (statement instanceof CreateCalendar create) {
      return create(
          StatementKind.CALENDAR,
          create.name(),
          create.orReplace(),
          create.ifNotExists(),
          create.kept());
    }
    if (statement instanceof CreateTarget create) {
      return create(
          StatementKind.TARGET,
          create.name(),
          create.orReplace(),
          create.ifNotExists(),
          create.kept());
    }
    if (statement instanceof CreatePolicy create) {
      return create(
          StatementKind.POLICY,
          create.name(),
          create.orReplace(),
          create.ifNotExists(),
          create.kept());
    }
    if (statement instanceof HoldDataset hold) {
      return create(StatementKind.HOLD, hold.name(), true, false, hold);
    }
    if (statement instanceof ReleaseDataset release) {
      return new Statement.Drop(StatementKind.HOLD, release.name(), false);
    }
    if (statement instanceof Drop drop) {
      return new Statement.Drop(drop.kind(), drop.name(), drop.ifExists());
    }
    if (statement instanceof AlterRule alter) {
      return new Statement.AlterRule(alter.name(), alter.sql());
    }
    if (statement instanceof RollBackRule rollBack) {
      return new Statement.RollBackRule(rollBack.name(), rollBack.version());
    }
    return question(statement);
  }

  private static Statement question(io.plumbline.sql.Statement statement) {
    if (statement instanceof ExplainRule explain) {
      return new Statement.ExplainRule(explain.name(), explain.aspect());
    }
    if (statement instanceof ExplainPolicy explain) {
      return new Statement.ExplainPolicy(explain.name());
    }
    if (statement instanceof Describe describe) {
      return new Statement.Describe(describe.kind(), describe.name());
    }
    if (statement instanceof ShowRuleHistory history) {
      return new Statement.ShowRuleHistory(history.name());
    }
    if (statement instanceof AckIncident ack) {
      return new Statement.AckIncident(ack.incident(), ack.isExpected(), ack.comment());
    }
    var show = (Show) statement;
    return new Statement.Show(show.kind(), show.target(), show.like());
  }

  /**
   * @param kept canonical, and without what the statement says of the one before it: the same
   *     definition is the same text, however it was written and whether it replaced another
   */
  private static Statement.Create create(
      StatementKind kind,
      String name,
      boolean orReplace,
      boolean ifNotExists,
      io.plumbline.sql.Statement kept) {
    return new Statement.Create(kind, name, orReplace, ifNotExists, kept.sql());
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
