package io.plumbline.udfs;

import io.plumbline.model.row.ColumnVector;
import io.plumbline.model.row.Selection;
import java.math.BigDecimal;

/**
 * The least or greatest of the numbers of a column; NULL is ignored. Exact for LONG and DECIMAL. As
 * in SQL engines NaN is greater than every number: there is no greatest number then.
 */
final class Extremum {
  private final int sign;
  private Number best;

  private Extremum(int sign) {
    this.sign = sign;
  }

  static Extremum least() {
    return new Extremum(-1);
  }

  static Extremum greatest() {
    return new Extremum(1);
  }

  /** A Long, Double or BigDecimal; null without values, or if it is not finite. */
  Number value() {
    return best instanceof Double number ? Values.finite(number) : best;
  }

  /** As {@link #value}, but it may be NaN or infinite; what is kept in bytes. */
  Number raw() {
    return best;
  }

  /** Takes a number, or null. */
  void take(Number value) {
    if (value != null && (best == null || sign * compare(value, best) > 0)) {
      best = value;
    }
  }

  private static int compare(Number left, Number right) {
    if (left instanceof Double || right instanceof Double) {
      return Double.compare(left.doubleValue(), right.doubleValue());
    }
    if (left instanceof Long one && right instanceof Long other) {
      return Long.compare(one, other);
    }
    return new BigDecimal(left.toString()).compareTo(new BigDecimal(right.toString()));
  }

  void add(ColumnVector column, Selection rows) {
    switch (column.kind()) {
      case LONG, DATE, TIMESTAMP -> addLongs(column, rows);
      case DOUBLE -> addDoubles(column, rows);
      default -> addDecimals(column, rows);
    }
  }

  private void addLongs(ColumnVector column, Selection selection) {
    var longs = column.longs();
    var rows = selection.rows();
    // The complement reverses the order of longs, so one loop finds the least, too.
    long flip = sign < 0 ? -1 : 0;
    long greatest = Long.MIN_VALUE;
    int values = 0;
    if (column.hasNulls()) {
      var nulls = column.nulls();
      for (int i = 0; i < selection.size(); i++) {
        int row = rows[i];
        if (!nulls[row]) {
          greatest = Math.max(greatest, longs[row] ^ flip);
          values++;
        }
      }
    } else {
      values = selection.size();
      for (int i = 0; i < values; i++) {
        greatest = Math.max(greatest, longs[rows[i]] ^ flip);
      }
    }
    if (values > 0) {
      take(greatest ^ flip);
    }
  }

  private void addDoubles(ColumnVector column, Selection selection) {
    var doubles = column.doubles();
    var nulls = column.nulls();
    var rows = selection.rows();
    double greatest = Double.NEGATIVE_INFINITY;
    double least = Double.POSITIVE_INFINITY;
    int values = 0;
    for (int i = 0; i < selection.size(); i++) {
      int row = rows[i];
      if (!nulls[row]) {
        double value = doubles[row];
        greatest = Math.max(greatest, value);
        // Passes over NaN, unlike Math.min.
        least = value < least ? value : least;
        values++;
      }
    }
    if (values > 0) {
      take(sign < 0 ? least : greatest);
    }
  }

  private void addDecimals(ColumnVector column, Selection selection) {
    var decimals = column.decimals();
    var rows = selection.rows();
    BigDecimal found = null;
    for (int i = 0; i < selection.size(); i++) {
      if (!column.isNull(rows[i])) {
        var value = decimals[rows[i]];
        if (found == null || sign * value.compareTo(found) > 0) {
          found = value;
        }
      }
    }
    take(found);
  }
}
