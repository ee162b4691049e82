package io.plumbline.connectors.file.parquet;

import io.plumbline.connectors.file.column.Words;
import java.util.Arrays;

/** Some byte strings, each a part of one array that {@link Words#PADDING} follows. */
final class Slices {
  private byte[] bytes = new byte[0];
  private byte[] own = new byte[Words.PADDING];
  private int[] starts = new int[0];
  private int[] ends = new int[0];
  private int size;

  /** Begins a list of so many parts of an array. */
  void of(byte[] array, int count) {
    bytes = array;
    size = 0;
    if (starts.length < count) {
      starts = new int[count];
      ends = new int[count];
    }
  }

  /** Begins a list of so many strings that are to be copied. */
  void copies(int count) {
    of(own, count);
  }

  void add(int start, int end) {
    starts[size] = start;
    ends[size++] = end;
  }

  void addCopy(byte[] value) {
    int start = size == 0 ? 0 : ends[size - 1];
    int end = start + value.length;
    if (end + Words.PADDING > own.length) {
      own = Arrays.copyOf(own, Math.max(own.length * 2, end + Words.PADDING));
      bytes = own;
    }
    System.arraycopy(value, 0, own, start, value.length);
    add(start, end);
  }

  byte[] bytes() {
    return bytes;
  }

  int start(int index) {
    return starts[index];
  }

  int end(int index) {
    return ends[index];
  }
}
