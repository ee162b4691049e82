package io.plumbline.model.row;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;

/**
 * The distinct texts of a column, told apart by code. It only grows, so what was computed for a
 * code once holds as long as the dictionary is the same object: readers keep one over many batches
 * while the texts repeat, and take a new one when it is full. Not thread-safe.
 */
public final class Dictionary {
  private String[] values = new String[16];
  private int size;

  /**
   * Adds a text and returns its code, which is one more than the last. Repetition is not sought.
   */
  public int add(String value) {
    requireNonNull(value, "value is null");
    if (size == values.length) {
      values = Arrays.copyOf(values, size * 2);
    }
    values[size] = value;
    return size++;
  }

  /** The text of a code. */
  public String value(int code) {
    return values[code];
  }

  /** How many codes there are; they are 0 to size - 1. */
  public int size() {
    return size;
  }
}
