package io.plumbline.sql.expression;

import io.plumbline.rules.MetricValues;
import io.plumbline.rules.Truth;
import io.plumbline.udfs.Trend;
import java.math.BigDecimal;

/**
 * The truth of a condition that no further row can change, by interval arithmetic: a metric that
 * only grows is somewhere above its present value. What it cannot tell is UNKNOWN.
 */
final class SettledTruth {
  private final MetricValues values;

  SettledTruth(MetricValues values) {
    this.values = values;
  }

  /** Values that are possible: from low to high, null for no bound. */
  private record Reach(BigDecimal low, BigDecimal high) {
    static final Reach ANYTHING = new Reach(null, null);

    boolean isBelow(Reach other) {
      return high != null && other.low != null && high.compareTo(other.low) < 0;
    }

    boolean isAtMost(Reach other) {
      return high != null && other.low != null && high.compareTo(other.low) <= 0;
    }
  }

  Truth of(Expr expr) {
    if (!(expr instanceof Expr.Apply apply)) {
      return Truth.UNKNOWN;
    }
    return switch (apply.operator()) {
      case AND -> all(apply);
      case OR -> any(apply);
      case NOT -> Logic.not(of(apply.operand(0)));
      case LESS -> less(apply.operand(0), apply.operand(1));
      case GREATER -> less(apply.operand(1), apply.operand(0));
      case GREATER_OR_EQUAL -> Logic.not(less(apply.operand(0), apply.operand(1)));
      case LESS_OR_EQUAL -> Logic.not(less(apply.operand(1), apply.operand(0)));
      case EQUAL -> areApart(apply) ? Truth.FALSE : Truth.UNKNOWN;
      case NOT_EQUAL -> areApart(apply) ? Truth.TRUE : Truth.UNKNOWN;
      case BETWEEN -> between(apply);
      default -> Truth.UNKNOWN;
    };
  }

  private Truth all(Expr.Apply apply) {
    boolean allTrue = true;
    for (var link : apply.operands()) {
      var truth = of(link);
      if (truth == Truth.FALSE) {
        return Truth.FALSE;
      }
      allTrue &= truth == Truth.TRUE;
    }
    return allTrue ? Truth.TRUE : Truth.UNKNOWN;
  }

  private Truth any(Expr.Apply apply) {
    boolean allFalse = true;
    for (var link : apply.operands()) {
      var truth = of(link);
      if (truth == Truth.TRUE) {
        return Truth.TRUE;
      }
      allFalse &= truth == Truth.FALSE;
    }
    return allFalse ? Truth.FALSE : Truth.UNKNOWN;
  }

  private Truth less(Expr a, Expr b) {
    var left = reach(a);
    var right = reach(b);
    return left.isBelow(right) ? Truth.TRUE : right.isAtMost(left) ? Truth.FALSE : Truth.UNKNOWN;
  }

  private boolean areApart(Expr.Apply apply) {
    var left = reach(apply.operand(0));
    var right = reach(apply.operand(1));
    return left.isBelow(right) || right.isBelow(left);
  }

  private Truth between(Expr.Apply apply) {
    var value = reach(apply.operand(0));
    boolean isOutside =
        value.isBelow(reach(apply.operand(1))) || reach(apply.operand(2)).isBelow(value);
    return isOutside ? Truth.FALSE : Truth.UNKNOWN;
  }

  private Reach reach(Expr expr) {
    if (expr instanceof Expr.Literal literal && literal.value() instanceof Number number) {
      var exact =
          literal.type().isTemporal() ? MetricNames.seconds(literal) : Widening.toDecimal(number);
      return new Reach(exact, exact);
    }
    if (expr instanceof Expr.Metric metric) {
      var known = values.of(metric.call());
      var value = Widening.toDecimal(known);
      // A NaN or an infinite value that comes later leaves the least or greatest double unknown.
      if (value != null && !(known instanceof Double)) {
        return switch (Trend.of(metric.function())) {
          case GROWS -> new Reach(value, null);
          case SHRINKS -> new Reach(null, value);
          case ANY -> Reach.ANYTHING;
        };
      }
    }
    return Reach.ANYTHING;
  }
}
