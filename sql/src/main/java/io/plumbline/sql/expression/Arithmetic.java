package io.plumbline.sql.expression;

import io.plumbline.model.row.RowView;
import io.plumbline.sql.problem.Problems;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.function.BinaryOperator;

/** Binds {@code + - * /}, MOD, ABS and the sign. */
final class Arithmetic {
  // 34 digits: a product of two counts is exact, and 1e999999999 + 1 takes no gigabyte.
  private static final MathContext DIGITS = MathContext.DECIMAL128;

  private Arithmetic() {}

  static Operand bind(Expr.Apply apply, List<Operand> in, Problems problems) {
    if (!areNumbers(apply, in, problems)) {
      return Operand.open(Type.ANY, apply);
    }
    var type = type(apply.operator(), in);
    if (in.stream().anyMatch(Operand::isOpen)) {
      return Operand.open(type, apply);
    }
    return switch (type) {
      case LONG -> Operand.whole(type, longs(apply.operator(), in), apply);
      case DOUBLE -> Operand.real(doubles(apply.operator(), in), apply);
      case DECIMAL -> Operand.decimal(decimals(apply.operator(), in), apply);
      default -> Operand.constant(Type.NULL, null, apply);
    };
  }

  /** Whether all operands are numbers; a problem if one is not. */
  static boolean areNumbers(Expr.Apply apply, List<Operand> in, Problems problems) {
    for (var operand : in) {
      if (!operand.type().isNumeric() && !operand.type().fitsEverywhere()) {
        problems.add(
            operand.source().place(),
            apply.operator().sql() + " takes numbers, not " + Comparisons.describe(operand),
            "write CAST(... AS DECIMAL)");
        return false;
      }
    }
    return true;
  }

  private static Type type(Operator operator, List<Operand> in) {
    var type = in.get(0).type();
    for (var operand : in) {
      if (operand.type() == Type.NULL) {
        return Type.NULL;
      }
      type = Type.common(type, operand.type());
    }
    return operator == Operator.DIVIDE && type == Type.LONG ? Type.DOUBLE : type;
  }

  private static LongNode longs(Operator operator, List<Operand> in) {
    var a = in.get(0).longs();
    var b = in.size() > 1 ? in.get(1).longs() : Widening.zero();
    return switch (operator) {
      case PLUS -> longs(a, b, Math::addExact);
      case MINUS -> longs(a, b, Math::subtractExact);
      case TIMES -> longs(a, b, Math::multiplyExact);
      case MOD -> longs(a, b, (x, y) -> x % y);
      case NEGATE -> longs(a, Widening.zero(), (x, zero) -> Math.negateExact(x));
      default -> longs(a, Widening.zero(), (x, zero) -> Math.absExact(x));
    };
  }

  private static DoubleNode doubles(Operator operator, List<Operand> in) {
    var a = in.get(0).doubles();
    var b = in.size() > 1 ? in.get(1).doubles() : Widening.toDouble(Widening.zero());
    return switch (operator) {
      case PLUS -> doubles(a, b, (x, y) -> x + y);
      case MINUS -> doubles(a, b, (x, y) -> x - y);
      case TIMES -> doubles(a, b, (x, y) -> x * y);
      case DIVIDE -> quotient(a, b, (x, y) -> x / y);
      case MOD -> quotient(a, b, (x, y) -> x % y);
      case NEGATE -> doubles(a, b, (x, zero) -> -x);
      default -> doubles(a, b, (x, zero) -> Math.abs(x));
    };
  }

  private static DecimalNode decimals(Operator operator, List<Operand> in) {
    var a = in.get(0).decimals();
    var b = in.size() > 1 ? in.get(1).decimals() : Widening.toDecimal(Widening.zero());
    return switch (operator) {
      case PLUS -> decimals(a, b, (x, y) -> x.add(y, DIGITS));
      case MINUS -> decimals(a, b, (x, y) -> x.subtract(y, DIGITS));
      case TIMES -> decimals(a, b, (x, y) -> x.multiply(y, DIGITS));
      case DIVIDE -> decimals(a, b, (x, y) -> x.divide(y, DIGITS));
      case MOD -> decimals(a, b, (x, y) -> x.remainder(y, DIGITS));
      case NEGATE -> decimals(a, b, (x, zero) -> x.negate());
      default -> decimals(a, b, (x, zero) -> x.abs());
    };
  }

  private static LongNode longs(LongNode a, LongNode b, LongStep step) {
    return new LongNode() {
      @Override
      long eval(RowView row) {
        long x = a.eval(row);
        long y = b.eval(row);
        isNull = a.isNull || b.isNull;
        try {
          return isNull ? 0 : step.apply(x, y);
        } catch (ArithmeticException overflowOrZero) {
          isNull = true;
          return 0;
        }
      }
    };
  }

  private static DoubleNode doubles(DoubleNode a, DoubleNode b, DoubleStep step) {
    return new DoubleNode() {
      @Override
      double eval(RowView row) {
        double x = a.eval(row);
        double y = b.eval(row);
        isNull = a.isNull || b.isNull;
        return step.apply(x, y);
      }
    };
  }

  private static DoubleNode quotient(DoubleNode a, DoubleNode b, DoubleStep step) {
    return new DoubleNode() {
      @Override
      double eval(RowView row) {
        double x = a.eval(row);
        double y = b.eval(row);
        isNull = a.isNull || b.isNull || y == 0;
        return step.apply(x, y);
      }
    };
  }

  private static DecimalNode decimals(
      DecimalNode a, DecimalNode b, BinaryOperator<BigDecimal> step) {
    return row -> {
      var x = a.eval(row);
      var y = b.eval(row);
      try {
        return x == null || y == null ? null : step.apply(x, y);
      } catch (ArithmeticException zeroOrBeyondAllDecimals) {
        return null;
      }
    };
  }

  private interface LongStep {
    long apply(long x, long y);
  }

  private interface DoubleStep {
    double apply(double x, double y);
  }
}
