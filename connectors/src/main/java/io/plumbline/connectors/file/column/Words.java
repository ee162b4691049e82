package io.plumbline.connectors.file.column;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Eight bytes of an array at once, the first one lowest. Tests leave the highest bit of each byte
 * that passes; only the lowest such bit is sure, for a borrow can reach the bytes above it (Mycroft
 * 1987).
 */
public final class Words {
  /** How many bytes past its contents an array must have to be read ahead of its end. */
  public static final int PADDING = 16;

  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long ONES = 0x0101010101010101L;

  /** The highest bit of each byte: none is set if all are ASCII. */
  public static final long HIGHS = 0x8080808080808080L;

  private static final long CONTROLS = ONES * 0x20;
  private static final long QUOTES = ONES * '"';
  private static final long BACKSLASHES = ONES * '\\';
  private static final long ZEROS = ONES * '0';
  private static final long ABOVE_NINE = ONES * (0x7F - 9);
  private static final long PAIRS = 0x000000FF000000FFL;

  private Words() {}

  public static long at(byte[] bytes, int position) {
    return (long) WORD.get(bytes, position);
  }

  /** Keeps the first bytes of a word, 0 to 7, and zeroes the others. */
  public static long first(long word, int count) {
    return word & ((1L << (count << 3)) - 1);
  }

  /** A word that has one byte eight times, for {@link #equal}. */
  public static long repeated(int value) {
    return ONES * value;
  }

  /** Marks the bytes that equal the one that a word repeats. */
  public static long equal(long word, long repeated) {
    long difference = word ^ repeated;
    return (difference - ONES) & ~difference & HIGHS;
  }

  /** Marks what ends the plain part of a JSON string: quote, backslash or control character. */
  public static long stringStops(long word) {
    long quote = word ^ QUOTES;
    long backslash = word ^ BACKSLASHES;
    return (((quote - ONES) & ~quote)
            | ((backslash - ONES) & ~backslash)
            | ((word - CONTROLS) & ~word))
        & HIGHS;
  }

  /** Marks the bytes that are no digits. */
  public static long nonDigits(long word) {
    long digits = word ^ ZEROS;
    return ((digits + ABOVE_NINE) | digits) & HIGHS;
  }

  /**
   * The number that the first bytes, 1 to 8 digits, spell. Digits are added up in pairs, then
   * fours, then eights, so that it costs the same however many there are (Lemire 2018).
   */
  public static long number(long word, int count) {
    long digits = (word ^ ZEROS) << (64 - (count << 3));
    long pairs = digits * 10 + (digits >>> 8);
    long upper = (pairs & PAIRS) * (100 + (1_000_000L << 32));
    long lower = ((pairs >>> 16) & PAIRS) * (1 + (10_000L << 32));
    return (upper + lower) >>> 32;
  }

  /** Index of the first marked byte. */
  public static int firstMarked(long marks) {
    return Long.numberOfTrailingZeros(marks) >>> 3;
  }

  /** Position of the first such byte at or after {@code from}, or {@code to}. */
  public static int find(byte[] bytes, int from, int to, byte value) {
    long repeated = repeated(value);
    for (int p = from; p < to; p += 8) {
      long marks = equal(at(bytes, p), repeated);
      if (marks != 0) {
        return Math.min(to, p + firstMarked(marks));
      }
    }
    return to;
  }

  /** How many such bytes there are. */
  public static int count(byte[] bytes, int from, int to, byte value) {
    int count = 0;
    for (int p = from; p < to; p++) {
      if (bytes[p] == value) {
        count++;
      }
    }
    return count;
  }
}
