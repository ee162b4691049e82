package io.plumbline.connectors.sample;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.connectors.time.IsoTime;
import io.plumbline.model.row.ColumnVector;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.BitSet;

/** The values of one column of a batch, unboxed where their kind allows. */
public final class SampleColumn {
  // Beyond these, sums of decimals would take memory without bound.
  private static final int MAX_PRECISION = 1_000;
  private static final int MAX_SCALE = 1_000;

  private final String name;
  private final SqlType type;
  private final boolean inferred;
  private final boolean known;
  private final BitSet present;
  private final long[] longs;
  private final double[] doubles;
  private final Object[] objects;

  /**
   * Makes a column without values.
   *
   * @param inferred whether the type follows from values, so that a string may be any scalar
   */
  public SampleColumn(String name, SqlType type, boolean inferred, int rows) {
    this(name, type, inferred, true, rows);
  }

  /**
   * Makes a column without values.
   *
   * @param known whether the type was declared or follows from any value at all
   */
  SampleColumn(String name, SqlType type, boolean inferred, boolean known, int rows) {
    this.known = known;
    this.name = name;
    this.type = type;
    this.inferred = inferred;
    this.present = new BitSet(rows);
    this.longs =
        switch (type.kind()) {
          case LONG, BOOLEAN, DATE, TIMESTAMP -> new long[rows];
          case DOUBLE, DECIMAL, STRING, JSON -> null;
        };
    this.doubles =
        switch (type.kind()) {
          case DOUBLE -> new double[rows];
          case BOOLEAN, LONG, DECIMAL, STRING, DATE, TIMESTAMP, JSON -> null;
        };
    this.objects =
        switch (type.kind()) {
          case DECIMAL, STRING, JSON -> new Object[rows];
          case BOOLEAN, LONG, DOUBLE, DATE, TIMESTAMP -> null;
        };
  }

  String name() {
    return name;
  }

  SqlType type() {
    return type;
  }

  /** Whether no row has a value, and no type was declared. */
  boolean isEmpty() {
    return !known;
  }

  /** Whether a row has no value. */
  public boolean isNull(int row) {
    return !present.get(row);
  }

  /** Value of a BOOLEAN (0 or 1), LONG, DATE or TIMESTAMP column. */
  public long longAt(int row) {
    return longs[row];
  }

  /** Value of a LONG, DOUBLE or DECIMAL column, widened to double. */
  public double doubleAt(int row) {
    return switch (type.kind()) {
      case DOUBLE -> doubles[row];
      case DECIMAL -> ((BigDecimal) objects[row]).doubleValue();
      case LONG, BOOLEAN, DATE, TIMESTAMP, STRING, JSON -> longs[row];
    };
  }

  /** Value of a LONG, DOUBLE or DECIMAL column. */
  public BigDecimal decimalAt(int row) {
    return switch (type.kind()) {
      case DECIMAL -> (BigDecimal) objects[row];
      case DOUBLE -> BigDecimal.valueOf(doubles[row]);
      case LONG, BOOLEAN, DATE, TIMESTAMP, STRING, JSON -> BigDecimal.valueOf(longs[row]);
    };
  }

  /** Value of a STRING or JSON column. */
  public String textAt(int row) {
    return (String) objects[row];
  }

  /** Writes the values of the first rows. */
  void copyTo(ColumnVector vector, int rows) {
    for (int row = 0; row < rows; row++) {
      if (isNull(row)) {
        vector.setNull(row);
      } else {
        switch (type.kind()) {
          case BOOLEAN, LONG, DATE, TIMESTAMP -> vector.setLong(row, longs[row]);
          case DOUBLE -> vector.setDouble(row, doubles[row]);
          case DECIMAL -> vector.setDecimal(row, (BigDecimal) objects[row]);
          case STRING, JSON -> vector.setText(row, textAt(row));
        }
      }
    }
  }

  /** Keeps a value; returns false, and keeps NULL, if it does not fit the type. */
  public boolean set(int row, JsonNode value) {
    if (value.isNull()) {
      return true;
    }
    boolean fits =
        switch (type.kind()) {
          case BOOLEAN -> setBoolean(row, value);
          case LONG -> setLong(row, value);
          case DOUBLE -> setDouble(row, value);
          case DECIMAL -> setDecimal(row, value);
          case STRING -> setString(row, value);
          case DATE -> setDate(row, value);
          case TIMESTAMP -> setTimestamp(row, value);
          case JSON -> setObject(row, value.toString());
        };
    if (fits) {
      present.set(row);
    }
    return fits;
  }

  private boolean setBoolean(int row, JsonNode value) {
    longs[row] = value.asBoolean() ? 1 : 0;
    return value.isBoolean();
  }

  private boolean setLong(int row, JsonNode value) {
    if (!value.isNumber()) {
      return false;
    }
    var number = value.decimalValue();
    // Looks at the digits first: the whole part of 1e999999999 would fill the memory.
    if ((long) number.precision() - number.scale() > 19 || !isIntegral(number)) {
      return false;
    }
    var whole = number.toBigInteger();
    if (whole.bitLength() > 63) {
      return false;
    }
    longs[row] = whole.longValue();
    return type.fits(longs[row]);
  }

  private static boolean isIntegral(BigDecimal number) {
    return number.scale() <= 0
        || number.signum() == 0
        || (isBounded(number) && number.stripTrailingZeros().scale() <= 0);
  }

  private boolean setDouble(int row, JsonNode value) {
    // One zero alone: -0.0 loses its sign on the way through a decimal, -1e-400 does not.
    doubles[row] = value.doubleValue() + 0.0;
    return value.isNumber() && Double.isFinite(doubles[row]);
  }

  private boolean setDecimal(int row, JsonNode value) {
    if (!value.isNumber()) {
      return false;
    }
    var number = value.decimalValue();
    return isBounded(number) && setObject(row, number);
  }

  private static boolean isBounded(BigDecimal number) {
    return number.precision() <= MAX_PRECISION && Math.abs((long) number.scale()) <= MAX_SCALE;
  }

  private boolean setString(int row, JsonNode value) {
    if (value.isTextual()) {
      return setObject(row, value.textValue());
    }
    // An inferred string holds numbers beside texts; a declared one was promised texts.
    return inferred && setObject(row, value.asText());
  }

  private boolean setDate(int row, JsonNode value) {
    if (!value.isTextual()) {
      return false;
    }
    try {
      longs[row] = LocalDate.parse(value.textValue().strip()).toEpochDay();
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private boolean setTimestamp(int row, JsonNode value) {
    var time = value.isTextual() ? IsoTime.parse(value.textValue()) : null;
    if (time == null || time.isEmpty() || !hasMicros(time.get())) {
      return false;
    }
    longs[row] = time.get().getEpochSecond() * 1_000_000 + time.get().getNano() / 1_000;
    return true;
  }

  private static boolean hasMicros(Instant time) {
    return Math.abs(time.getEpochSecond()) < Long.MAX_VALUE / 1_000_000 - 1;
  }

  private boolean setObject(int row, Object value) {
    objects[row] = value;
    return true;
  }
}
