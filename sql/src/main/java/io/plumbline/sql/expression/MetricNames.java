package io.plumbline.sql.expression;

import io.plumbline.sql.problem.Problems;
import io.plumbline.udfs.MetricCall;
import java.util.function.Function;

/** Metrics as decimals, so that counts of any size compare exactly. Open when values is null. */
record MetricNames(Function<MetricCall, Number> values) implements Names {
  @Override
  public Operand column(Expr.Column column, Problems problems) {
    throw new IllegalArgumentException(
        "Cannot bind column '" + column.name() + "' to metrics: it belongs to one row");
  }

  @Override
  public Operand metric(Expr.Metric metric, Problems problems) {
    var call = metric.call();
    return values == null
        ? Operand.open(Type.DECIMAL, metric)
        : Operand.decimal(row -> Widening.toDecimal(values.apply(call)), metric);
  }
}
