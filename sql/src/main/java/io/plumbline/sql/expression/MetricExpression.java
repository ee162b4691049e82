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
public final class MetricExpression implements MetricCondition {
  private final Expr expr;
  private final List<MetricCall> metrics;
  private final Map<String, ScalarExpression> arguments;

  public MetricExpression(Expr expr) {
    this.expr = expr;
    // Printed once: they are asked for at every judgement of every segment.
    this.metrics = calls().map(Expr.Metric::call).distinct().toList();
    var values = new LinkedHashMap<String, ScalarExpression>();
    calls()
        .flatMap(metric -> metric.arguments().stream())
        .map(RowValue::new)
        .forEach(value -> values.putIfAbsent(value.sql(), value));
    this.arguments = Collections.unmodifiableMap(values);
  }

  public Expr expr() {
    return expr;
  }

  @Override
  public String sql() {
    return ExpressionPrinter.print(expr);
  }

  @Override
  public List<MetricCall> metrics() {
    return metrics;
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
    return arguments;
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

  @Override
  public boolean equals(Object other) {
    return other instanceof MetricExpression same && expr.equals(same.expr);
  }

  @Override
  public int hashCode() {
    return expr.hashCode();
  }

  @Override
  public String toString() {
    return sql();
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
