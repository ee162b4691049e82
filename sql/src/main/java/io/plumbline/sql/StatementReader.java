package io.plumbline.sql;

import io.plumbline.model.StatementKind;
import io.plumbline.model.row.RowSchema;
import io.plumbline.rules.Target;
import io.plumbline.sql.problem.Place;
import io.plumbline.sql.problem.Problems;
import io.plumbline.sql.syntax.AckIncidentSyntax;
import io.plumbline.sql.syntax.AlterRuleSyntax;
import io.plumbline.sql.syntax.CreateCalendarSyntax;
import io.plumbline.sql.syntax.CreatePolicySyntax;
import io.plumbline.sql.syntax.CreateRuleSyntax;
import io.plumbline.sql.syntax.CreateTargetSyntax;
import io.plumbline.sql.syntax.DropSyntax;
import io.plumbline.sql.syntax.HoldSyntax;
import io.plumbline.sql.syntax.QuestionSyntax;
import io.plumbline.sql.syntax.ReleaseSyntax;
import io.plumbline.sql.syntax.ShowSyntax;
import io.plumbline.sql.syntax.StatementSyntax;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Gives statements their meaning; reports every problem that it meets. */
final class StatementReader {
  private static final int MOST_VERSIONS = 1_000_000;

  private final Problems problems;
  private final Function<Target, List<RowSchema>> schemas;

  StatementReader(Problems problems, Function<Target, List<RowSchema>> schemas) {
    this.problems = problems;
    this.schemas = schemas;
  }

  Optional<Statement> read(StatementSyntax syntax) {
    var place = problems.place(syntax.pos());
    int line = place.line();
    int column = place.column();
    if (syntax instanceof AlterRuleSyntax alter) {
      return alter(alter, line, column);
    }
    if (syntax instanceof DropSyntax drop) {
      return Optional.of(
          new Drop(drop.kind(), drop.name().getSimple(), drop.ifExists(), line, column));
    }
    if (syntax instanceof QuestionSyntax question) {
      return Optional.of(question(question, place));
    }
    if (syntax instanceof ShowSyntax show) {
      var target = show.target() == null ? null : TargetReader.read(show.target(), problems);
      var like = show.like() == null ? "" : show.like().text();
      return Optional.of(new Show(show.kind(), target, like, line, column));
    }
    if (syntax instanceof CreateCalendarSyntax create) {
      return new CalendarReader(problems).read(create);
    }
    if (syntax instanceof CreateTargetSyntax create) {
      return new EndpointReader(problems).read(create);
    }
    if (syntax instanceof CreatePolicySyntax create) {
      return new PolicyReader(problems).read(create);
    }
    if (syntax instanceof HoldSyntax hold) {
      return new HoldReader(problems).read(hold);
    }
    if (syntax instanceof ReleaseSyntax release) {
      return new HoldReader(problems).read(release);
    }
    if (syntax instanceof AckIncidentSyntax ack) {
      var comment = ack.comment() == null ? "" : ack.comment().text();
      return Optional.of(
          new AckIncident(ack.incident().text(), ack.isExpected(), comment, line, column));
    }
    return new RuleReader(problems, schemas).read((CreateRuleSyntax) syntax);
  }

  private Optional<Statement> alter(AlterRuleSyntax syntax, int line, int column) {
    var name = syntax.name().getSimple();
    if (syntax instanceof AlterRuleSyntax.RollBack rollBack) {
      int version = Counts.read(rollBack.version(), "VERSION", MOST_VERSIONS, problems);
      return Optional.of(new RollBackRule(name, version, line, column));
    }
    return new AlterationReader(problems)
        .read(syntax)
        .map(alteration -> new AlterRule(name, alteration, line, column));
  }

  private static Statement question(QuestionSyntax syntax, Place place) {
    var name = syntax.name().getSimple();
    int line = place.line();
    int column = place.column();
    return switch (syntax.question()) {
      case "DESCRIBE RULE" -> new Describe(StatementKind.RULE, name, line, column);
      case "DESCRIBE POLICY" -> new Describe(StatementKind.POLICY, name, line, column);
      case "DESCRIBE TARGET" -> new Describe(StatementKind.TARGET, name, line, column);
      case "EXPLAIN POLICY" -> new ExplainPolicy(name, line, column);
      case "SHOW RULE HISTORY" -> new ShowRuleHistory(name, line, column);
      case "EXPLAIN PLAN RULE" -> new ExplainRule(name, ExplainRule.Aspect.PLAN, line, column);
      case "EXPLAIN STATE RULE" -> new ExplainRule(name, ExplainRule.Aspect.STATE, line, column);
      case "EXPLAIN COST RULE" -> new ExplainRule(name, ExplainRule.Aspect.COST, line, column);
      default -> new ExplainRule(name, ExplainRule.Aspect.MEANING, line, column);
    };
  }
}
