package io.plumbline.sql.expression;

import io.plumbline.model.row.RowView;
import java.math.BigDecimal;

/** Implicit conversions between types. */
final class Widening {
  // Beyond every double, so that an infinite metric compares as one would expect.
  private static final BigDecimal BEYOND = new BigDecimal("1e400");

  private Widening() {}

  static LongNode zero() {
    return new LongNode() {
      @Override
      long eval(RowView row) {
        return 0;
      }
    };
  }

  static LongNode nullLong() {
    var node = zero();
    node.isNull = true;
    return node;
  }

  static LongNode toTimestamp(LongNode days) {
    return new LongNode() {
      @Override
      long eval(RowView row) {
        long day = days.eval(row);
        isNull = days.isNull;
        return day * Temporals.MICROS_PER_DAY;
      }
    };
  }

  static DoubleNode toDouble(LongNode node) {
    return new DoubleNode() {
      @Override
      double eval(RowView row) {
        long value = node.eval(row);
        isNull = node.isNull;
        return value;
      }
    };
  }

  static DoubleNode toDouble(DecimalNode node) {
    return new DoubleNode() {
      @Override
      double eval(RowView row) {
        var value = node.eval(row);
        isNull = value == null;
        return isNull ? 0 : value.doubleValue();
      }
    };
  }

  static DecimalNode toDecimal(LongNode node) {
    return row -> {
      long value = node.eval(row);
      return node.isNull ? null : BigDecimal.valueOf(value);
    };
  }

  static DecimalNode toDecimal(DoubleNode node) {
    return row -> {
      double value = node.eval(row);
      return node.isNull ? null : toDecimal(value);
    };
  }

  /** The exact decimal of a Long, BigDecimal or Double; null for null and NaN. */
  static BigDecimal toDecimal(Number number) {
    if (number == null || number instanceof BigDecimal) {
      return (BigDecimal) number;
    }
    if (number instanceof Double || number instanceof Float) {
      double value = number.doubleValue();
      // The shortest text that reads back, so that a ratio of 0.99 is not less than the literal.
      return Double.isFinite(value) ? BigDecimal.valueOf(value) : limit(value);
    }
    return BigDecimal.valueOf(number.longValue());
  }

  private static BigDecimal limit(double value) {
    return Double.isNaN(value) ? null : value > 0 ? BEYOND : BEYOND.negate();
  }
}
