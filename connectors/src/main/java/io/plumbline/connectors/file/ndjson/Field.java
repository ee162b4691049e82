package io.plumbline.connectors.file.ndjson;

import io.plumbline.connectors.file.column.Words;
import java.util.Arrays;

/** A name that occurs in the file, with the cell that wants its values. */
final class Field {
  /** The cell; null if the values are not wanted. */
  final Cell cell;

  /** Length of the name in bytes, with its closing quote. */
  final int length;

  /** The field that followed this one last time. */
  Field next;

  private final long[] words;
  private final long mask;

  /**
   * Makes a field.
   *
   * @param name its bytes, with the closing quote
   */
  Field(byte[] name, Cell cell) {
    this.cell = cell;
    this.length = name.length;
    int rest = (name.length - 1) % 8 + 1;
    var padded = Arrays.copyOf(name, name.length + Words.PADDING);
    this.words = new long[(name.length + 7) / 8];
    for (int i = 0; i < words.length; i++) {
      words[i] = Words.at(padded, i * 8);
    }
    this.mask = rest == 8 ? -1 : (1L << (rest * 8)) - 1;
    words[words.length - 1] &= mask;
    this.next = this;
  }

  /** Whether a name, after its opening quote, is this one. */
  boolean isAt(byte[] bytes, int p) {
    int last = words.length - 1;
    for (int i = 0; i < last; i++) {
      if (Words.at(bytes, p + i * 8) != words[i]) {
        return false;
      }
    }
    return ((Words.at(bytes, p + last * 8) ^ words[last]) & mask) == 0;
  }
}
