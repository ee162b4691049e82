package io.plumbline.sql.expression;

import io.plumbline.sql.problem.Place;
import io.plumbline.udfs.MetricCall;
import java.util.List;

/** A scalar SQL expression. */
public sealed interface Expr {
  /** Where it begins in its text; no part of its meaning. */
  Place place();

  /**
   * A constant.
   *
   * @param value Boolean, Long (LONG, DATE, TIMESTAMP), BigDecimal, Double, String, {@link Span},
   *     TimeUnit; null for NULL
   */
  record Literal(Type type, Object value, Place place) implements Expr {}

  /** A column of the row by name; a nested field is {@code parent.child}. */
  record Column(String name, Place place) implements Expr {}

  /**
   * A metric over all rows.
   *
   * @param arguments what is measured of each row
   * @param parameters constants, as in {@link MetricCall}
   */
  record Metric(String function, List<Expr> arguments, List<String> parameters, Place place)
      implements Expr {
    public Metric {
      arguments = List.copyOf(arguments);
      parameters = List.copyOf(parameters);
    }

    /** The call that it is for those who compute metrics. */
    public MetricCall call() {
      return new MetricCall(
          function, arguments.stream().map(ExpressionPrinter::print).toList(), parameters);
    }
  }

  /**
   * What a metric was in the scopes before.
   *
   * @param scopes how many of them
   */
  record Past(Recall recall, Metric metric, int scopes, Place place) implements Expr {}

  /** {@code CAST(operand AS type)}. */
  record Cast(Expr operand, CastType type, Place place) implements Expr {}

  /** An operator or function and its operands. */
  record Apply(Operator operator, List<Expr> operands, Place place) implements Expr {
    public Apply {
      operands = List.copyOf(operands);
    }

    Expr operand(int index) {
      return operands.get(index);
    }
  }
}
