package io.plumbline.sql;

import io.plumbline.model.row.RowSchema;
import io.plumbline.rules.RuleBuilder;
import io.plumbline.rules.Target;
import io.plumbline.sql.problem.Problems;
import io.plumbline.sql.syntax.CreateRuleSyntax;
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
    Replacement.check(syntax.orReplace(), syntax.ifNotExists(), syntax.pos(), problems);
    RuleNames.check(syntax.name(), problems);
    var target = TargetReader.read(syntax.target(), problems);
    var known = target == null ? List.<RowSchema>of() : schemas.apply(target);
    var alias = syntax.alias() == null ? "" : syntax.alias().getSimple();
    var clauses = new ClauseReader(new RuleExpressions(alias, known, problems), problems);
    var builder = new RuleBuilder(syntax.name().getSimple()).target(target);
    syntax.clauses().forEach(clause -> clauses.read(clause, builder));
    if (!clauses.written().containsKey("EXPECT")) {
      problems.add(
          syntax.pos(),
          "the rule expects nothing",
          "write EXPECT EACH ROW (...), EXPECT (...), NORMAL, SCHEMA or ARRIVAL");
    }
    var rule = builder.build();
    rule.ifPresent(
        built -> {
          new Restrictions(clauses.written(), problems).check(built);
          clauses.actions().restrictTo(built.expectation());
        });
    var place = problems.place(syntax.pos());
    return rule.filter(built -> problems.count() == before)
        .map(
            built ->
                new CreateRule(
                    syntax.orReplace(), syntax.ifNotExists(), built, place.line(), place.column()));
  }
}
