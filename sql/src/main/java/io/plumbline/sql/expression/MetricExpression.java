package io.plumbline.sql.expression;

import io.plumbline.model.row.RowSchema;
import io.plumbline.rules.MetricCondition;
import io.plumbline.rules.MetricValues;
import io.plumbline.rules.ScalarExpression;
import io.plumbline.rules.Truth;
import io.plumbline.sql.problem.Problems;
import io.plumbline.udfs.MetricCall;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A condition over metrics. Equal to every condition that means the same; serves all threads. */
public record MetricExpression(Expr expr) implements MetricCondition {
  @Override
  public String sql() {
    return ExpressionPrinter.print(expr);
  }

  @Override
  public List<MetricCall> metrics() {
    return calls().map(Expr.Metric::call).distinct().toList();
  }

  @Override
  public int history() {
    return Leaves.of(expr).stream()
        .mapToInt(leaf -> leaf instanceof Expr.Past past ? past.scopes() : 0)
        .max()
        .orElse(0);
  }

  @Override
  public Map<String, ScalarExpression> arguments() {
    var arguments = new LinkedHashMap<String, ScalarExpression>();
    calls()
        .flatMap(metric -> metric.arguments().stream())
        .map(RowValue::new)
        .forEach(value -> arguments.putIfAbsent(value.sql(), value));
    return Collections.unmodifiableMap(arguments);
  }

  @Override
  public Truth settled(MetricValues values) {
    return new SettledTruth(values).of(expr);
  }

  // Bound anew each time: nodes serve one thread, and a condition is judged once per window.
  @Override
  public Truth test(MetricValues values) {
    return new Binder(new MetricNames(values), Problems.none())
        .condition(expr, "EXPECT")
        .truths()
        .test(null);
  }

  /**
   * Reports wrong types and, unless the schema is null, unknown or unfit columns.
   *
   * @param where what the condition belongs to, such as {@code EXPECT}
   */
  public void check(RowSchema schema, String where, Problems problems) {
    new Binder(new MetricNames(null), problems).condition(expr, where);
    calls().forEach(metric -> MetricCheck.check(metric, schema, problems));
  }

  private Stream<Expr.Metric> calls() {
    return Leaves.of(expr).stream()
        .flatMap(
            leaf ->
                leaf instanceof Expr.Metric metric
                    ? Stream.of(metric)
                    : leaf instanceof Expr.Past past ? Stream.of(past.metric()) : Stream.of());
  }
}
