package io.plumbline.sql.expression;

import io.plumbline.rules.Truth;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** What a comparison says for each order of its operands. */
record Verdicts(Truth less, Truth equal, Truth greater, Truth unordered) {
  static Verdicts of(Operator operator) {
    return switch (operator) {
      case EQUAL -> of(false, true, false, false);
      case NOT_EQUAL -> of(true, false, true, true);
      case LESS -> of(true, false, false, false);
      case LESS_OR_EQUAL -> of(true, true, false, false);
      case GREATER -> of(false, false, true, false);
      case GREATER_OR_EQUAL -> of(false, true, true, false);
      default -> throw new IllegalArgumentException("Cannot compare with " + operator);
    };
  }

  Truth of(int order) {
    return order < 0 ? less : order > 0 ? greater : equal;
  }

  Truth of(double a, double b) {
    return a < b ? less : a > b ? greater : a == b ? equal : unordered;
  }

  /** Exact, where widening the long would lose digits. */
  Truth of(long a, double b) {
    double widened = a;
    if (Math.abs(widened) < 0x1p53 || !(Math.abs(b) <= 0x1p63)) {
      return of(widened, b);
    }
    return of(BigDecimal.valueOf(a).compareTo(new BigDecimal(b)));
  }

  /** Compares longs with one decimal without making decimals of them. */
  LongTest against(BigDecimal limit) {
    var floor = limit.setScale(0, RoundingMode.FLOOR);
    if (floor.unscaledValue().bitLength() > 63) {
      var always = floor.signum() < 0 ? greater : less;
      return value -> always;
    }
    long whole = floor.unscaledValue().longValue();
    var same = limit.compareTo(floor) == 0 ? equal : less;
    return value -> value < whole ? less : value > whole ? greater : same;
  }

  /** A test of one long. */
  interface LongTest {
    Truth of(long value);
  }

  private static Verdicts of(boolean less, boolean equal, boolean greater, boolean unordered) {
    return new Verdicts(truth(less), truth(equal), truth(greater), truth(unordered));
  }

  private static Truth truth(boolean value) {
    return value ? Truth.TRUE : Truth.FALSE;
  }
}
