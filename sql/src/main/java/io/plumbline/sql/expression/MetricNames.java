package io.plumbline.sql.expression;

import io.plumbline.rules.MetricValues;
import io.plumbline.sql.problem.Problems;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * Metrics as decimals, so that counts of any size compare exactly; intervals are seconds, and times
 * are seconds since the epoch. Open when values is null.
 */
record MetricNames(MetricValues values) implements Names {
  private static final BigDecimal SECONDS_PER_DAY = BigDecimal.valueOf(86_400);

  @Override
  public Operand column(Expr.Column column, Problems problems) {
    throw new IllegalArgumentException(
        "Cannot bind column '" + column.name() + "' to metrics: it belongs to one row");
  }

  @Override
  public Operand metric(Expr.Metric metric) {
    if (values == null) {
      return Operand.open(Type.DECIMAL, metric);
    }
    var call = metric.call();
    return Operand.decimal(row -> Widening.toDecimal(values.of(call)), metric);
  }

  @Override
  public Operand past(Expr.Past past) {
    if (values == null) {
      return Operand.open(Type.DECIMAL, past);
    }
    var call = past.metric().call();
    return Operand.decimal(
        row -> {
          var known = values.before(call, past.scopes()).stream().map(Widening::toDecimal).toList();
          boolean isKnown =
              known.size() >= past.scopes()
                  && (past.recall() == Recall.LAST || known.stream().allMatch(Objects::nonNull));
          return isKnown ? past.recall().of(known.subList(0, past.scopes())) : null;
        },
        past);
  }

  @Override
  public Operand time(Expr.Literal literal) {
    return Operand.constant(Type.DECIMAL, seconds(literal), literal);
  }

  /** A DATE or TIMESTAMP in seconds since the epoch. */
  static BigDecimal seconds(Expr.Literal literal) {
    long value = (Long) literal.value();
    return literal.type() == Type.DATE
        ? BigDecimal.valueOf(value).multiply(SECONDS_PER_DAY)
        : BigDecimal.valueOf(value, 6);
  }

  @Override
  public Operand interval(Expr.Literal literal, Problems problems) {
    var span = (Span) literal.value();
    if (span.months() != 0) {
      problems.add(
          literal.place(),
          "a month has no fixed length, and metrics of time are in seconds",
          "write INTERVAL '30' DAY");
      return Operand.open(Type.DECIMAL, literal);
    }
    return Operand.constant(Type.DECIMAL, BigDecimal.valueOf(span.millis(), 3), literal);
  }
}
