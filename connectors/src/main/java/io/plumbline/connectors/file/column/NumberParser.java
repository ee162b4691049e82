package io.plumbline.connectors.file.column;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.fasterxml.jackson.core.io.NumberInput;
import java.math.BigDecimal;

/**
 * Numbers in the grammar of JSON (RFC 8259) straight from bytes. Reading stops at the first byte
 * that cannot go on, so a number must be followed by a byte that is no part of one. Not
 * thread-safe: the value is kept until the next call.
 */
public final class NumberParser {
  /** What is no number, or one that a slower reader must decide about. */
  public static final int NONE = -1;

  // Beyond these, limits on numbers from outside apply that are not known here.
  private static final int MAX_LENGTH = 100;
  private static final int MAX_EXPONENT_DIGITS = 3;

  private static final int MAX_EXACT_DIGITS = 18;
  private static final long MAX_EXACT_LONG = 1L << 53;
  private static final double[] POWERS_OF_TEN = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };

  private long longValue;
  private double doubleValue;
  private BigDecimal decimalValue;

  /** The integer that {@link #readLong} read. */
  public long longValue() {
    return longValue;
  }

  /** The double that {@link #readDouble} read; infinite if the number is too large. */
  public double doubleValue() {
    return doubleValue;
  }

  /** The decimal that {@link #readDecimal} read. */
  public BigDecimal decimalValue() {
    return decimalValue;
  }

  /** Reads an integer without fraction and exponent; returns its end, or {@link #NONE}. */
  public int readLong(byte[] bytes, int start) {
    boolean negative = bytes[start] == '-';
    int first = negative ? start + 1 : start;
    long word = Words.at(bytes, first);
    long stops = Words.nonDigits(word);
    if (stops == 0) {
      return readLongByDigits(bytes, first, negative);
    }
    int digits = Words.firstMarked(stops);
    int end = first + digits;
    if (digits == 0 || (digits > 1 && bytes[first] == '0') || goesOn(bytes[end])) {
      return NONE;
    }
    long value = Words.number(word, digits);
    longValue = negative ? -value : value;
    return end;
  }

  private int readLongByDigits(byte[] bytes, int first, boolean negative) {
    int p = first;
    long value = 0;
    int digit;
    while ((digit = bytes[p] - '0') >= 0 && digit <= 9) {
      value = value * 10 + digit;
      p++;
    }
    // Nineteen digits fit 64 bits without sign, so overflow shows as a negative value.
    if (p - first > 19 || value < 0 || bytes[first] == '0' || goesOn(bytes[p])) {
      return NONE;
    }
    longValue = negative ? -value : value;
    return p;
  }

  /** Whether a number goes on after its whole part. */
  private static boolean goesOn(int next) {
    return next == '.' || (next | 0x20) == 'e';
  }

  /**
   * Reads a number as the double that {@link Double#parseDouble} gives; returns its end, or {@link
   * #NONE}.
   */
  public int readDouble(byte[] bytes, int start) {
    boolean negative = bytes[start] == '-';
    int first = negative ? start + 1 : start;
    long word = Words.at(bytes, first);
    long stops = Words.nonDigits(word);
    int digits = stops == 0 ? 0 : Words.firstMarked(stops);
    int point = first + digits;
    if (digits == 0 || bytes[point] != '.') {
      return readDoubleByDigits(bytes, start, first);
    }
    long fraction = Words.at(bytes, point + 1);
    stops = Words.nonDigits(fraction);
    int places = stops == 0 ? 0 : Words.firstMarked(stops);
    int end = point + 1 + places;
    if (places == 0 || (digits > 1 && bytes[first] == '0') || goesOn(bytes[end])) {
      return readDoubleByDigits(bytes, start, first);
    }
    // At most fourteen digits: exact, as below.
    double scale = POWERS_OF_TEN[places];
    double magnitude =
        (Words.number(word, digits) * (long) scale + Words.number(fraction, places)) / scale;
    doubleValue = negative ? -magnitude : magnitude;
    return end;
  }

  /**
   * Reads a number digit by digit. An integer below 2^53 and a power of ten up to 22 are doubles
   * without rounding, so one operation on them rounds correctly (Clinger 1990).
   */
  private int readDoubleByDigits(byte[] bytes, int start, int first) {
    int p = first;
    long value = 0;
    int digit;
    while ((digit = bytes[p] - '0') >= 0 && digit <= 9) {
      value = value * 10 + digit;
      p++;
    }
    int digits = p - first;
    if (digits == 0 || (bytes[first] == '0' && digits > 1)) {
      return NONE;
    }
    int exponent = 0;
    if (bytes[p] == '.') {
      int fraction = ++p;
      while ((digit = bytes[p] - '0') >= 0 && digit <= 9) {
        value = value * 10 + digit;
        p++;
      }
      exponent = fraction - p;
      if (exponent == 0) {
        return NONE;
      }
      digits -= exponent;
    }
    if ((bytes[p] | 0x20) == 'e') {
      return readSlowly(bytes, start, p);
    }
    if (digits > MAX_EXACT_DIGITS || value > MAX_EXACT_LONG || exponent < -22) {
      return parse(bytes, start, p);
    }
    double magnitude = exponent == 0 ? value : value / POWERS_OF_TEN[-exponent];
    doubleValue = first > start ? -magnitude : magnitude;
    return p;
  }

  private int readSlowly(byte[] bytes, int start, int exponent) {
    int end = skipExponent(bytes, exponent);
    return end == NONE ? NONE : parse(bytes, start, end);
  }

  private int parse(byte[] bytes, int start, int end) {
    if (end - start > MAX_LENGTH) {
      return NONE;
    }
    doubleValue = NumberInput.parseDouble(text(bytes, start, end), true);
    return end;
  }

  /** Reads a number without exponent and all of its digits; returns its end, or {@link #NONE}. */
  public int readDecimal(byte[] bytes, int start) {
    int end = skip(bytes, start, false);
    if (end != NONE) {
      decimalValue = new BigDecimal(text(bytes, start, end));
    }
    return end;
  }

  private static String text(byte[] bytes, int start, int end) {
    return new String(bytes, start, end - start, ISO_8859_1);
  }

  /** The end of a number, or {@link #NONE}. */
  public static int skip(byte[] bytes, int start) {
    return skip(bytes, start, true);
  }

  private static int skip(byte[] bytes, int start, boolean takesExponent) {
    int first = bytes[start] == '-' ? start + 1 : start;
    int p = skipDigits(bytes, first);
    if (p == first || (bytes[first] == '0' && p > first + 1)) {
      return NONE;
    }
    if (bytes[p] == '.') {
      int fraction = p + 1;
      p = skipDigits(bytes, fraction);
      if (p == fraction) {
        return NONE;
      }
    }
    if ((bytes[p] | 0x20) == 'e') {
      p = takesExponent ? skipExponent(bytes, p) : NONE;
    }
    return p - start > MAX_LENGTH ? NONE : p;
  }

  private static int skipExponent(byte[] bytes, int e) {
    int first = bytes[e + 1] == '+' || bytes[e + 1] == '-' ? e + 2 : e + 1;
    int p = skipDigits(bytes, first);
    return p == first || p - first > MAX_EXPONENT_DIGITS ? NONE : p;
  }

  private static int skipDigits(byte[] bytes, int start) {
    int p = start;
    while (true) {
      long stops = Words.nonDigits(Words.at(bytes, p));
      if (stops != 0) {
        return p + Words.firstMarked(stops);
      }
      p += 8;
    }
  }
}
