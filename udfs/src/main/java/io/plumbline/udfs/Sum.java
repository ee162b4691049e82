package io.plumbline.udfs;

import io.plumbline.model.row.ColumnVector;
import io.plumbline.model.row.Selection;
import java.math.BigDecimal;
import java.nio.ByteBuffer;

/**
 * The running sum of the numbers of a column; NULL is ignored. Sums of LONG and DECIMAL are exact;
 * sums of DOUBLE are compensated (Knuth's error-free addition, Ogita, Rump and Oishi 2005), so that
 * their error does not grow with the number of rows.
 */
final class Sum {
  private static final byte FLOATING = 1;
  private static final byte DECIMAL = 2;

  private long count;
  private boolean isFloating;
  private boolean isDecimal;
  private BigDecimal exact = BigDecimal.ZERO;
  private long pending;
  private double sum;
  private double compensation;

  void add(ColumnVector column, Selection rows) {
    switch (column.kind()) {
      case LONG -> addLongs(column, rows);
      case DOUBLE -> addDoubles(column, rows);
      default -> addDecimals(column, rows);
    }
  }

  private void addLongs(ColumnVector column, Selection selection) {
    var longs = column.longs();
    var nulls = column.nulls();
    var rows = selection.rows();
    // Halves of 32 bits cannot overflow in one batch: the loop needs no checks.
    long high = 0;
    long low = 0;
    int values = selection.size();
    if (column.hasNulls()) {
      for (int i = 0; i < selection.size(); i++) {
        int row = rows[i];
        long value = nulls[row] ? 0 : longs[row];
        values -= nulls[row] ? 1 : 0;
        high += value >> Integer.SIZE;
        low += value & 0xFFFF_FFFFL;
      }
    } else {
      for (int i = 0; i < values; i++) {
        long value = longs[rows[i]];
        high += value >> Integer.SIZE;
        low += value & 0xFFFF_FFFFL;
      }
    }
    count += values;
    if (high == (int) high) {
      addLong(high << Integer.SIZE);
      addLong(low);
    } else {
      var upper = BigDecimal.valueOf(high).multiply(BigDecimal.valueOf(1L << Integer.SIZE));
      exact = exact.add(upper).add(BigDecimal.valueOf(low));
    }
  }

  private void addLong(long value) {
    long next = pending + value;
    // Overflow shows as a sign that both operands lack.
    if (((pending ^ next) & (value ^ next)) < 0) {
      exact = exact.add(BigDecimal.valueOf(pending));
      pending = value;
    } else {
      pending = next;
    }
  }

  private void addDoubles(ColumnVector column, Selection selection) {
    var doubles = column.doubles();
    var nulls = column.nulls();
    var rows = selection.rows();
    for (int i = 0; i < selection.size(); i++) {
      int row = rows[i];
      if (!nulls[row]) {
        addDouble(doubles[row]);
        count++;
      }
    }
    isFloating = isFloating || count > 0;
  }

  private void addDouble(double value) {
    double next = sum + value;
    double rounded = next - sum;
    compensation += (sum - (next - rounded)) + (value - rounded);
    sum = next;
  }

  private void addDecimals(ColumnVector column, Selection selection) {
    var decimals = column.decimals();
    var rows = selection.rows();
    for (int i = 0; i < selection.size(); i++) {
      if (!column.isNull(rows[i])) {
        var value = decimals[rows[i]];
        count++;
        if (Values.isModest(value)) {
          isDecimal = true;
          exact = exact.add(value);
        } else {
          isFloating = true;
          addDouble(value.doubleValue());
        }
      }
    }
  }

  void merge(Sum other) {
    count += other.count;
    isFloating |= other.isFloating;
    isDecimal |= other.isDecimal;
    exact = exact.add(other.exactTotal());
    addDouble(other.sum);
    addDouble(other.compensation);
  }

  private BigDecimal exactTotal() {
    return exact.add(BigDecimal.valueOf(pending));
  }

  /** A Long, BigDecimal or finite Double; null without values. */
  Number total() {
    if (count == 0) {
      return null;
    }
    if (isFloating) {
      return Values.finite(asDouble());
    }
    var total = exactTotal();
    return !isDecimal && total.unscaledValue().bitLength() < Long.SIZE
        ? (Number) total.longValueExact()
        : total;
  }

  /** A Double; null without values. */
  Number mean() {
    return Values.share(asDouble(), count);
  }

  /** The sum rounded to double, 0 without values. */
  double asDouble() {
    double total = sum + compensation;
    // Infinity less infinity: the compensation is of no use.
    return exactTotal().doubleValue() + (Double.isNaN(total) ? sum : total);
  }

  boolean isEmpty() {
    return count == 0;
  }

  byte[] toBytes() {
    var decimal = StateBytes.ofNumber(exactTotal());
    return ByteBuffer.allocate(25 + decimal.length)
        .putLong(count)
        .put((byte) ((isFloating ? FLOATING : 0) | (isDecimal ? DECIMAL : 0)))
        .putDouble(sum)
        .putDouble(compensation)
        .put(decimal)
        .array();
  }

  /** Reads {@link #toBytes}. */
  static Sum read(ByteBuffer buffer) {
    var read = new Sum();
    read.count = buffer.getLong();
    byte flags = buffer.get();
    read.isFloating = (flags & FLOATING) != 0;
    read.isDecimal = (flags & DECIMAL) != 0;
    read.sum = buffer.getDouble();
    read.compensation = buffer.getDouble();
    read.exact = (BigDecimal) StateBytes.number(buffer);
    return read;
  }
}
