package io.plumbline.sql;

import io.plumbline.model.row.RowSchema;
import io.plumbline.rules.Expectation;
import io.plumbline.rules.Target;
import io.plumbline.rules.Window;
import io.plumbline.sql.expression.ExpressionReader;
import io.plumbline.sql.expression.RowCondition;
import io.plumbline.sql.expression.Scope;
import io.plumbline.sql.problem.Problems;
import io.plumbline.sql.syntax.CreateRuleSyntax;
import io.plumbline.sql.syntax.WindowSyntax;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Makes a rule of CREATE RULE. */
final class RuleReader {
  private final Problems problems;
  private final Function<Target, List<RowSchema>> schemas;

  RuleReader(Problems problems, Function<Target, List<RowSchema>> schemas) {
    this.problems = problems;
    this.schemas = schemas;
  }

  /** The statement, or nothing and at least one problem. */
  Optional<Statement> read(CreateRuleSyntax syntax) {
    int before = problems.count();
    if (syntax.orReplace() && syntax.ifNotExists()) {
      problems.add(
          syntax.pos(), "OR REPLACE and IF NOT EXISTS exclude each other", "take one of them out");
    }
    var target = TargetReader.read(syntax.target(), problems);
    var known = target == null ? List.<RowSchema>of() : schemas.apply(target);
    var filter = filter(syntax, known);
    var expectation = new ExpectationReader(problems, known).read(syntax.expectation());
    var window = window(syntax);
    var clauses = new ClauseReader(problems);
    syntax.clauses().forEach(clauses::read);
    expectation.ifPresent(kind -> restrict(syntax, kind, window, clauses));
    if (problems.count() > before) {
      return Optional.empty();
    }
    var rule = clauses.rule(syntax.name().getSimple(), target, filter, window, expectation.get());
    var place = problems.place(syntax.pos());
    return Optional.of(
        new CreateRule(
            rule.name(),
            syntax.orReplace(),
            syntax.ifNotExists(),
            rule,
            clauses.quarantineTo(),
            place.line(),
            place.column()));
  }

  private RowCondition filter(CreateRuleSyntax syntax, List<RowSchema> known) {
    if (syntax.where() == null) {
      return null;
    }
    var filter = new RowCondition(new ExpressionReader(Scope.ROW, problems).read(syntax.where()));
    ExpectationReader.check(filter, known, problems);
    return filter;
  }

  private Window window(CreateRuleSyntax syntax) {
    if (syntax.window() instanceof WindowSyntax.Tumble tumble) {
      return Intervals.read(tumble.size(), problems)
          .<Window>map(size -> new Window.Tumble(size.toMillis()))
          .orElseGet(Window.Run::new);
    }
    if (syntax.window() instanceof WindowSyntax.Pending pending) {
      problems.add(
          pending.clause().pos(),
          pending.clause().what() + " is not supported yet",
          "write OVER RUN or OVER TUMBLE(INTERVAL '5' MINUTE)");
    }
    return new Window.Run();
  }

  // What a clause cannot do for an expectation is said, never silently left undone.
  private void restrict(
      CreateRuleSyntax syntax, Expectation expectation, Window window, ClauseReader clauses) {
    boolean overRows =
        expectation instanceof Expectation.EachRow || expectation instanceof Expectation.Metrics;
    if (!overRows && syntax.where() != null) {
      problems.add(
          syntax.where().getParserPosition(),
          "WHERE chooses rows, and this expectation is not about rows",
          "take WHERE out, or write EXPECT EACH ROW (...) or EXPECT (...)");
    }
    if (!overRows && window instanceof Window.Tumble) {
      problems.add(
          syntax.pos(),
          "OVER TUMBLE is for expectations about rows",
          "write OVER RUN, or EXPECT EACH ROW (...) or EXPECT (...)");
    }
    if (!(expectation instanceof Expectation.EachRow)) {
      clauses.rejectRowActions();
    }
  }
}
