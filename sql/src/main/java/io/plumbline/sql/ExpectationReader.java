package io.plumbline.sql;

import io.plumbline.rules.Expectation;
import io.plumbline.rules.SchemaChangeKind;
import io.plumbline.sql.problem.Problems;
import io.plumbline.sql.syntax.ArrivalSyntax;
import io.plumbline.sql.syntax.ExpectationSyntax;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Optional;
import org.apache.calcite.sql.SqlLiteral;

/** Reads what stands after EXPECT. */
final class ExpectationReader {
  private final RuleExpressions expressions;
  private final Problems problems;

  ExpectationReader(RuleExpressions expressions, Problems problems) {
    this.expressions = expressions;
    this.problems = problems;
  }

  /** The expectation; nothing and a problem if there is none. */
  Optional<Expectation> read(ExpectationSyntax syntax) {
    if (syntax instanceof ExpectationSyntax.EachRow each) {
      return eachRow(each);
    }
    if (syntax instanceof ExpectationSyntax.Metrics metrics) {
      return Optional.of(
          new Expectation.Metrics(expressions.metrics(metrics.condition(), "EXPECT")));
    }
    if (syntax instanceof ExpectationSyntax.Normal normal) {
      return new NormalReader(expressions, problems).read(normal);
    }
    if (syntax instanceof ExpectationSyntax.SchemaNo schema) {
      return schema(schema);
    }
    if (syntax instanceof ArrivalSyntax arrival) {
      return new ArrivalReader(problems).read(arrival);
    }
    var pending = (ExpectationSyntax.Pending) syntax;
    problems.add(
        pending.pos(),
        pending.what() + " is not supported yet",
        "there are EXPECT EACH ROW (...), (...), NORMAL, SCHEMA NO and ARRIVAL");
    return Optional.empty();
  }

  private Optional<Expectation> eachRow(ExpectationSyntax.EachRow syntax) {
    var predicate = expressions.condition(syntax.predicate(), "EACH ROW");
    var mostly = BigDecimal.ONE;
    if (syntax.mostly() != null) {
      mostly = ((SqlLiteral) syntax.mostly()).bigDecimalValue();
      if (mostly.signum() <= 0 || mostly.compareTo(BigDecimal.ONE) > 0) {
        problems.add(
            syntax.mostly().getParserPosition(),
            "MOSTLY is a share above 0 and at most 1, not " + mostly,
            percent(mostly));
        return Optional.empty();
      }
    }
    return Optional.of(new Expectation.EachRow(predicate, syntax.isStrict(), mostly.doubleValue()));
  }

  private static String percent(BigDecimal written) {
    boolean isPercent = written.signum() > 0 && written.compareTo(BigDecimal.valueOf(100)) <= 0;
    return isPercent
        ? "for " + written + " % write MOSTLY " + written.movePointLeft(2).toPlainString()
        : "write MOSTLY 0.99";
  }

  private Optional<Expectation> schema(ExpectationSyntax.SchemaNo syntax) {
    var forbidden = EnumSet.noneOf(SchemaChangeKind.class);
    for (var word : syntax.changes()) {
      Words.choose(SchemaChangeKind.class, "schema change", word, problems)
          .filter(kind -> !forbidden.add(kind))
          .ifPresent(kind -> problems.add(word.pos(), kind + " is written twice", "take one out"));
    }
    return forbidden.isEmpty() ? Optional.empty() : Optional.of(new Expectation.Schema(forbidden));
  }
}
