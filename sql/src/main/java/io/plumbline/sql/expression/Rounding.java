package io.plumbline.sql.expression;

import io.plumbline.model.row.RowView;
import io.plumbline.sql.problem.Problems;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Binds FLOOR, CEIL, ROUND (half away from zero) and SIGN, which keep the type of a number. */
final class Rounding {
  /** More digits than this a number of a reasonable size does not have. */
  private static final int MOST_DIGITS = 400;

  private Rounding() {}

  static Operand bind(Expr.Apply apply, List<Operand> in, Problems problems) {
    int digits = digits(apply, in, problems);
    if (!Arithmetic.areNumbers(apply, in.subList(0, 1), problems)) {
      return Operand.open(Type.ANY, apply);
    }
    var number = in.get(0);
    if (number.isOpen() || number.type() == Type.NULL) {
      return number.isOpen()
          ? Operand.open(number.type(), apply)
          : Operand.constant(Type.NULL, null, apply);
    }
    var operator = apply.operator();
    return switch (number.type()) {
      case LONG -> Operand.whole(Type.LONG, whole(operator, number, digits), apply);
      case DOUBLE -> Operand.real(real(operator, number.doubles(), digits), apply);
      default ->
          Operand.decimal(
              row -> {
                var value = number.decimals().eval(row);
                return value == null ? null : step(operator, value, digits);
              },
              apply);
    };
  }

  private static int digits(Expr.Apply apply, List<Operand> in, Problems problems) {
    if (in.size() < 2) {
      return 0;
    }
    var digits = in.get(1);
    if (!(digits.constant() instanceof Long count) || Math.abs(count) > MOST_DIGITS) {
      problems.add(
          digits.source().place(),
          apply.operator().sql() + " takes a whole number of digits as a constant",
          "write ROUND(x, 2)");
      return 0;
    }
    return count.intValue();
  }

  private static LongNode whole(Operator operator, Operand number, int digits) {
    var node = number.longs();
    return new LongNode() {
      @Override
      long eval(RowView row) {
        long value = node.eval(row);
        isNull = node.isNull;
        if (operator == Operator.SIGN) {
          return Long.signum(value);
        }
        return operator == Operator.ROUND && digits < 0
            ? step(operator, BigDecimal.valueOf(value), digits).longValue()
            : value;
      }
    };
  }

  private static DoubleNode real(Operator operator, DoubleNode node, int digits) {
    return new DoubleNode() {
      @Override
      double eval(RowView row) {
        double value = node.eval(row);
        isNull = node.isNull;
        return switch (operator) {
          case FLOOR -> Math.floor(value);
          case CEIL -> Math.ceil(value);
          case SIGN -> Math.signum(value);
          default -> Double.isFinite(value) ? rounded(value, digits) : value;
        };
      }
    };
  }

  private static double rounded(double value, int digits) {
    return step(Operator.ROUND, BigDecimal.valueOf(value), digits).doubleValue();
  }

  private static BigDecimal step(Operator operator, BigDecimal value, int digits) {
    boolean isSmall = Math.abs((long) value.scale()) <= MOST_DIGITS;
    return switch (operator) {
      case SIGN -> BigDecimal.valueOf(value.signum());
      case FLOOR -> isSmall ? value.setScale(0, RoundingMode.FLOOR) : value;
      case CEIL -> isSmall ? value.setScale(0, RoundingMode.CEILING) : value;
      default -> isSmall ? value.setScale(digits, RoundingMode.HALF_UP) : value;
    };
  }
}
