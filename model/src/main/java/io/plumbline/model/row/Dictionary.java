package io.plumbline.model.row;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.util.Arrays;

/**
 * The distinct texts of a column, told apart by code. It only grows, so what was computed for a
 * code once holds as long as the dictionary is the same object: readers keep one over many batches
 * while the texts repeat, and take a new one when it is full. A text that was added as bytes
 * becomes a string when it is first asked for. Not thread-safe.
 */
public final class Dictionary {
  // What readers of words may see beyond the last text.
  private static final int PADDING = 16;

  private String[] values;
  private int[] ends;
  private byte[] utf8;
  private int size;

  public Dictionary() {
    this(16, 128);
  }

  /** Makes an empty dictionary with room for so many texts of so many bytes in all. */
  public Dictionary(int texts, int bytes) {
    values = new String[texts];
    ends = new int[texts];
    utf8 = new byte[bytes + PADDING];
  }

  /**
   * Adds a text and returns its code, which is one more than the last. Repetition is not sought.
   */
  public int add(String value) {
    requireNonNull(value, "value is null");
    int code = next(byteCount());
    values[code] = value;
    return code;
  }

  /** Adds a text that is UTF-8, which is not checked here; as {@link #add(String)} for the rest. */
  public int add(byte[] bytes, int from, int to) {
    int start = byteCount();
    int end = start + to - from;
    if (end + PADDING > utf8.length) {
      utf8 = Arrays.copyOf(utf8, Math.max(utf8.length * 2, end + PADDING));
    }
    System.arraycopy(bytes, from, utf8, start, to - from);
    return next(end);
  }

  private int next(int end) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size * 2 + 1);
      ends = Arrays.copyOf(ends, size * 2 + 1);
    }
    ends[size] = end;
    return size++;
  }

  /** The text of a code. */
  public String value(int code) {
    var value = values[code];
    return value == null ? decode(code) : value;
  }

  private String decode(int code) {
    int start = start(code);
    var value = new String(utf8, start, ends[code] - start, UTF_8);
    values[code] = value;
    return value;
  }

  /** How many codes there are; they are 0 to size - 1. */
  public int size() {
    return size;
  }

  /** How many bytes there are of texts that were added as bytes. */
  public int byteCount() {
    return size == 0 ? 0 : ends[size - 1];
  }

  /**
   * The bytes of all texts that were added as bytes, and 16 more; another array after the next add.
   * Nobody but the dictionary changes them.
   */
  public byte[] utf8() {
    return utf8;
  }

  /** Where the bytes of a text begin in {@link #utf8}, if it was added as bytes. */
  public int start(int code) {
    return code == 0 ? 0 : ends[code - 1];
  }

  /** Where the bytes of a text end in {@link #utf8}; its start if it was added as a string. */
  public int end(int code) {
    return ends[code];
  }
}
