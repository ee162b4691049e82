package io.plumbline.sql.expression;

import io.plumbline.rules.RowPredicate;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Finds the tight loop of a comparison, if there is one; it judges as the closure does. */
final class Loops {
  private static final double EXACT = 0x1p53;

  private Loops() {}

  /** Null if there is none. */
  static RowPredicate comparison(Operator operator, Operand a, Operand b) {
    if (a.position() >= 0 && b.position() >= 0) {
      return a.type() == b.type() ? pair(operator, a, b) : null;
    }
    if (a.position() >= 0 && b.constant() != null) {
      return range(operator, a, b);
    }
    return b.position() >= 0 && a.constant() != null ? range(operator.mirrored(), b, a) : null;
  }

  /** Null if there is none. */
  static RowPredicate between(Operand fromLeast, Operand toGreatest) {
    if (fromLeast.loop() instanceof LongRange least
        && toGreatest.loop() instanceof LongRange greatest) {
      return least.and(greatest);
    }
    return fromLeast.loop() instanceof DoubleRange least
            && toGreatest.loop() instanceof DoubleRange greatest
        ? least.and(greatest)
        : null;
  }

  private static RowPredicate pair(Operator operator, Operand a, Operand b) {
    var verdicts = Verdicts.of(operator);
    return switch (a.type()) {
      case LONG, DATE, TIMESTAMP -> new LongPair(verdicts, a.position(), b.position());
      case DOUBLE -> new DoublePair(verdicts, a.position(), b.position());
      default -> null;
    };
  }

  private static RowPredicate range(Operator operator, Operand column, Operand constant) {
    var limit = constant.constant();
    boolean sameWhole = column.type() == constant.type() && limit instanceof Long;
    if (sameWhole) {
      return LongRange.of(operator, column.position(), (Long) limit);
    }
    if (column.type() == Type.LONG && limit instanceof BigDecimal decimal) {
      return longs(operator, column.position(), decimal);
    }
    if (column.type() == Type.DOUBLE && limit instanceof Number number) {
      double real = number.doubleValue();
      // A whole number beyond is not the double that is nearest to it.
      boolean exact = !(number instanceof Long) || Math.abs(real) < EXACT;
      return exact && Double.isFinite(real)
          ? DoubleRange.of(operator, column.position(), real)
          : null;
    }
    return null;
  }

  /** {@code < 6.5} is {@code <= 6}; nothing is {@code = 6.5}: that is left to the closure. */
  private static RowPredicate longs(Operator operator, int position, BigDecimal limit) {
    var floor = limit.setScale(0, RoundingMode.FLOOR);
    if (floor.unscaledValue().bitLength() > 63) {
      return null;
    }
    long whole = floor.unscaledValue().longValue();
    if (limit.compareTo(floor) == 0) {
      return LongRange.of(operator, position, whole);
    }
    return switch (operator) {
      case LESS, LESS_OR_EQUAL -> LongRange.of(Operator.LESS_OR_EQUAL, position, whole);
      case GREATER, GREATER_OR_EQUAL -> LongRange.of(Operator.GREATER, position, whole);
      default -> null;
    };
  }
}
