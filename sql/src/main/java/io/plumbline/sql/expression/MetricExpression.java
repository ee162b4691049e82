package io.plumbline.sql.expression;

import io.plumbline.model.row.RowSchema;
import io.plumbline.rules.MetricCondition;
import io.plumbline.rules.Truth;
import io.plumbline.sql.problem.Problems;
import io.plumbline.sql.problem.Suggestions;
import io.plumbline.udfs.MetricCall;
import io.plumbline.udfs.MetricCatalogue;
import java.util.List;
import java.util.function.Function;
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

  // Bound anew each time: nodes serve one thread, and a condition is judged once per window.
  @Override
  public Truth test(Function<MetricCall, Number> values) {
    return new Binder(new MetricNames(values), Problems.none())
        .condition(expr, "EXPECT")
        .truths()
        .test(null);
  }

  /** Reports wrong types and, unless the schema is null, unknown or unfit columns. */
  public void check(RowSchema schema, Problems problems) {
    new Binder(new MetricNames(null), problems).condition(expr, "EXPECT");
    if (schema != null) {
      calls().forEach(metric -> check(metric, schema, problems));
    }
  }

  /** Reports unknown or unfit columns of one metric. */
  public static void check(Expr.Metric metric, RowSchema schema, Problems problems) {
    var call = metric.call();
    for (var column : call.arguments()) {
      int position = schema.position(column);
      if (position < 0) {
        problems.add(
            metric.place(),
            "unknown column '" + column + "' in " + call.text(),
            Suggestions.didYouMeanOneOf(column, schema.names()));
      } else if (!MetricCatalogue.find(call.function())
          .orElseThrow()
          .accepts(schema.kind(position))) {
        problems.add(
            metric.place(),
            "cannot compute " + call.text() + ": the column is " + schema.kind(position),
            "take a column of numbers");
      }
    }
  }

  private Stream<Expr.Metric> calls() {
    return Leaves.of(expr).stream()
        .filter(Expr.Metric.class::isInstance)
        .map(Expr.Metric.class::cast);
  }
}
