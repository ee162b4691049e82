package io.plumbline.connectors.file.parquet;

import io.plumbline.connectors.file.column.Words;
import java.util.Arrays;

/**
 * Small integers in runs, each one value repeated or values packed by bits (Parquet's RLE
 * encoding). Bytes beyond the end must exist for {@link Words#PADDING}; they mean nothing.
 */
final class RunDecoder {
  private static final int MAX_WIDTH = 32;

  private final byte[] bytes;
  private final int end;
  private final int width;
  private final long mask;
  private int position;
  private int repeatedLeft;
  private int repeated;
  private int packedLeft;
  private long bit;

  /**
   * Starts at the first run.
   *
   * @param width bits of a value, 0 to 32
   */
  RunDecoder(byte[] bytes, int start, int end, int width) {
    if (width < 0 || width > MAX_WIDTH || start > end) {
      throw new IllegalStateException("Cannot read values of %d bits".formatted(width));
    }
    this.bytes = bytes;
    this.position = start;
    this.end = end;
    this.width = width;
    this.mask = (1L << width) - 1;
  }

  /** Where the runs end. */
  int end() {
    return end;
  }

  /** Reads the next values. */
  void read(int[] out, int count) {
    int at = 0;
    while (at < count) {
      if (repeatedLeft == 0 && packedLeft == 0) {
        startRun();
      }
      int taken = Math.min(count - at, Math.max(repeatedLeft, packedLeft));
      if (repeatedLeft > 0) {
        Arrays.fill(out, at, at + taken, repeated);
        repeatedLeft -= taken;
      } else {
        unpack(out, at, taken);
        packedLeft -= taken;
      }
      at += taken;
    }
  }

  private void unpack(int[] out, int at, int count) {
    long next = bit;
    for (int i = at; i < at + count; i++) {
      out[i] = (int) ((Words.at(bytes, (int) (next >>> 3)) >>> (next & 7)) & mask);
      next += width;
    }
    bit = next;
  }

  private void startRun() {
    int header = varint();
    int count = header >>> 1;
    if ((header & 1) == 0) {
      int length = (width + 7) / 8;
      require(count > 0 && length <= end - position);
      repeated = (int) Words.first(Words.at(bytes, position), length);
      position += length;
      repeatedLeft = count;
    } else {
      // The last run may be cut off after the last value.
      long length = Math.min((long) count * width, (long) end - position);
      require(count > 0 && (width == 0 || length > 0));
      bit = (long) position << 3;
      packedLeft = width == 0 ? count * 8 : (int) Math.min(count * 8L, length * 8 / width);
      position += (int) length;
    }
  }

  private int varint() {
    int value = 0;
    for (int shift = 0; shift < 32; shift += 7) {
      require(position < end);
      int next = bytes[position++];
      value |= (next & 0x7F) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new IllegalStateException("Cannot read the length of a run");
  }

  private static void require(boolean sound) {
    if (!sound) {
      throw new IllegalStateException("Cannot read a run of values");
    }
  }
}
