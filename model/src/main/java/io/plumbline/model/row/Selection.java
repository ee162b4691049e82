package io.plumbline.model.row;

import java.util.Arrays;

/** Some rows of a batch, in ascending order. Used again for the next batch. Not thread-safe. */
public final class Selection {
  private int[] rows;
  private int size;

  /**
   * An empty selection.
   *
   * @param capacity rows at first; {@link #add} makes it grow
   */
  public Selection(int capacity) {
    rows = new int[capacity];
  }

  /** The selected rows are the first {@link #size} elements. */
  public int[] rows() {
    return rows;
  }

  public int size() {
    return size;
  }

  public boolean isEmpty() {
    return size == 0;
  }

  /** Selects the first rows. */
  public Selection all(int count) {
    if (count > rows.length) {
      rows = new int[count];
    }
    for (int i = 0; i < count; i++) {
      rows[i] = i;
    }
    size = count;
    return this;
  }

  public void clear() {
    size = 0;
  }

  /** Adds a row that comes after all others. */
  public void add(int row) {
    if (size == rows.length) {
      rows = Arrays.copyOf(rows, Math.max(4, size * 2));
    }
    rows[size++] = row;
  }
}
