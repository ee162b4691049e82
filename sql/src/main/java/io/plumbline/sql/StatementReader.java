package io.plumbline.sql;

import io.plumbline.model.row.RowSchema;
import io.plumbline.rules.Target;
import io.plumbline.sql.problem.Problems;
import io.plumbline.sql.syntax.CreateRuleSyntax;
import io.plumbline.sql.syntax.DropRuleSyntax;
import io.plumbline.sql.syntax.ExplainRuleSyntax;
import io.plumbline.sql.syntax.ShowRulesSyntax;
import io.plumbline.sql.syntax.StatementSyntax;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Gives statements their meaning; reports every problem that it meets. */
final class StatementReader {
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
    if (syntax instanceof DropRuleSyntax drop) {
      return Optional.of(new DropRule(drop.name().getSimple(), drop.ifExists(), line, column));
    }
    if (syntax instanceof ExplainRuleSyntax explain) {
      return Optional.of(new ExplainRule(explain.name().getSimple(), line, column));
    }
    if (syntax instanceof ShowRulesSyntax show) {
      var target = show.target() == null ? null : TargetReader.read(show.target(), problems);
      var like = show.like() == null ? "" : show.like().text();
      return Optional.of(new ShowRules(target, like, line, column));
    }
    return new RuleReader(problems, schemas).read((CreateRuleSyntax) syntax);
  }
}
