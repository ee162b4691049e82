package io.plumbline.sql.expression;

import io.plumbline.model.row.ColumnKind;
import io.plumbline.model.row.RowSchema;
import io.plumbline.sql.problem.Problems;
import io.plumbline.udfs.MetricCatalogue;

/** Checks what a metric is taken of. */
public final class MetricCheck {
  private MetricCheck() {}

  /**
   * Reports wrong types and, unless the schema is null, unknown columns and such as the metric
   * cannot be computed of.
   */
  public static void check(Expr.Metric metric, RowSchema schema, Problems problems) {
    var function = MetricCatalogue.find(metric.function()).orElseThrow();
    var binder = new Binder(new RowNames(schema), problems);
    for (var argument : metric.arguments()) {
      var operand = binder.bind(argument);
      if (!operand.type().fitsEverywhere() && !function.accepts(kind(operand, schema))) {
        problems.add(
            argument.place(),
            "cannot compute %s of %s".formatted(function.name(), Comparisons.describe(operand)),
            Usage.columns(function));
      }
    }
  }

  private static ColumnKind kind(Operand operand, RowSchema schema) {
    return operand.position() < 0 ? operand.type().kind() : schema.kind(operand.position());
  }
}
