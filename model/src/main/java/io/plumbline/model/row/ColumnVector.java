package io.plumbline.model.row;

import java.math.BigDecimal;
import java.util.Arrays;

/**
 * The values of one column of a {@link RowBatch}, unboxed where their kind allows. Arrays are as
 * long as the batch's capacity and used again for the next batch; a value whose row is null is
 * unspecified. Who reads many rows takes the arrays; nobody but the writer changes them.
 */
public final class ColumnVector {
  private final ColumnKind kind;
  private final boolean[] nulls;
  private final long[] longs;
  private final double[] doubles;
  private final BigDecimal[] decimals;
  private final int[] codes;
  private Dictionary dictionary = new Dictionary();
  private int nullCount;

  public ColumnVector(ColumnKind kind, int capacity) {
    this.kind = kind;
    this.nulls = new boolean[capacity];
    this.longs = isWhole(kind) ? new long[capacity] : null;
    this.doubles = kind == ColumnKind.DOUBLE ? new double[capacity] : null;
    this.decimals = kind == ColumnKind.DECIMAL ? new BigDecimal[capacity] : null;
    this.codes = isText(kind) ? new int[capacity] : null;
  }

  private static boolean isWhole(ColumnKind kind) {
    return switch (kind) {
      case BOOLEAN, LONG, DATE, TIMESTAMP -> true;
      case DOUBLE, DECIMAL, STRING, JSON -> false;
    };
  }

  private static boolean isText(ColumnKind kind) {
    return kind == ColumnKind.STRING || kind == ColumnKind.JSON;
  }

  public ColumnKind kind() {
    return kind;
  }

  public boolean hasNulls() {
    return nullCount > 0;
  }

  public boolean isNull(int row) {
    return nulls[row];
  }

  /** By row; meaningful for every row of the batch. */
  public boolean[] nulls() {
    return nulls;
  }

  /** Values of a BOOLEAN (0 or 1), LONG, DATE or TIMESTAMP column; else null. */
  public long[] longs() {
    return longs;
  }

  /** Values of a DOUBLE column; else null. */
  public double[] doubles() {
    return doubles;
  }

  /** Values of a DECIMAL column; else null. */
  public BigDecimal[] decimals() {
    return decimals;
  }

  /** Codes in {@link #dictionary} of a STRING or JSON column; else null. */
  public int[] codes() {
    return codes;
  }

  /** The texts of a STRING or JSON column. */
  public Dictionary dictionary() {
    return dictionary;
  }

  /** Value of a LONG, DOUBLE or DECIMAL column that is not null, widened to double. */
  public double doubleAt(int row) {
    if (doubles != null) {
      return doubles[row];
    }
    return decimals == null ? longs[row] : decimals[row].doubleValue();
  }

  /** Value of a LONG, DOUBLE or DECIMAL column that is not null; a finite double by its digits. */
  public BigDecimal decimalAt(int row) {
    if (decimals != null) {
      return decimals[row];
    }
    return doubles == null ? BigDecimal.valueOf(longs[row]) : BigDecimal.valueOf(doubles[row]);
  }

  /** Value of a STRING or JSON column that is not null. */
  public String textAt(int row) {
    return dictionary.value(codes[row]);
  }

  /** Takes the texts that the codes of this batch and the next ones are of. */
  public void useDictionary(Dictionary texts) {
    dictionary = texts;
  }

  /** Forgets which rows are null. */
  public void clear() {
    if (nullCount > 0) {
      Arrays.fill(nulls, false);
      nullCount = 0;
    }
  }

  public void setNull(int row) {
    if (!nulls[row]) {
      nulls[row] = true;
      nullCount++;
    }
  }

  public void setLong(int row, long value) {
    longs[row] = value;
  }

  public void setDouble(int row, double value) {
    doubles[row] = value;
  }

  public void setDecimal(int row, BigDecimal value) {
    decimals[row] = value;
  }

  public void setBoolean(int row, boolean value) {
    longs[row] = value ? 1 : 0;
  }

  /** Sets a text by its code in the dictionary. */
  public void setCode(int row, int code) {
    codes[row] = code;
  }

  /** Sets a text that is added to the dictionary. */
  public void setText(int row, String value) {
    codes[row] = dictionary.add(value);
  }
}
