package io.plumbline.sql.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.rules.Expectation;
import io.plumbline.sql.CreateRule;
import io.plumbline.sql.Statements;

/** Conditions made from text for tests. */
final class Expressions {
  private Expressions() {}

  static RowCondition row(String sql) {
    return (RowCondition) ((Expectation.EachRow) expectation("EACH ROW (" + sql + ")")).predicate();
  }

  /** A value that is not checked. */
  static RowValue value(String sql) {
    var condition = row("COALESCE(" + sql + ") IS NULL");
    var isNull = (Expr.Apply) condition.expr();
    return new RowValue(((Expr.Apply) isNull.operand(0)).operand(0));
  }

  static MetricExpression metrics(String sql) {
    // LATENESS() is of rows whose time is known.
    var expected = expectation("(" + sql + ") OVER TUMBLE(INTERVAL '5' MINUTE) ON EVENT TIME ts");
    return (MetricExpression) ((Expectation.Metrics) expected).condition();
  }

  private static Expectation expectation(String sql) {
    var script = Statements.parse("CREATE RULE r ON d EXPECT " + sql);
    assertThat(script.problems()).as(sql).isEmpty();
    return ((CreateRule) script.statements().get(0)).rule().expectation();
  }
}
