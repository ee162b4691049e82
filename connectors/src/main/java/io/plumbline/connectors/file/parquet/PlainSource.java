package io.plumbline.connectors.file.parquet;

import io.plumbline.connectors.file.column.Words;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.parquet.format.Type;

/** Values one after the other: bits, little-endian numbers, and texts after their length. */
final class PlainSource implements ValueSource {
  private static final int INT96_LENGTH = 12;

  private final Type type;
  private final int width;
  private final byte[] bytes;
  private final int end;
  private int position;
  private int bit;

  PlainSource(StoredColumn column, byte[] bytes, int start, int end) {
    this.type = column.type();
    this.width =
        switch (type) {
          case INT32, FLOAT -> 4;
          case INT64, DOUBLE -> 8;
          case INT96 -> INT96_LENGTH;
          case FIXED_LEN_BYTE_ARRAY -> column.length();
          case BOOLEAN, BYTE_ARRAY -> 0;
        };
    this.bytes = bytes;
    this.position = start;
    this.end = end;
  }

  @Override
  public void longs(long[] out, int at, int count) {
    if (type == Type.BOOLEAN) {
      bits(out, at, count);
      return;
    }
    int p = take(count);
    if (type == Type.INT64) {
      buffer(p).asLongBuffer().get(out, at, count);
      return;
    }
    for (int i = 0; i < count; i++) {
      out[at + i] = (int) Words.at(bytes, p + i * 4);
    }
  }

  private void bits(long[] out, int at, int count) {
    require(position + (bit + count + 7L) / 8 <= end);
    for (int i = 0; i < count; i++) {
      out[at + i] = bytes[position + (bit >> 3)] >> (bit & 7) & 1;
      bit++;
    }
  }

  @Override
  public void doubles(double[] out, int at, int count) {
    int p = take(count);
    if (type == Type.DOUBLE) {
      buffer(p).asDoubleBuffer().get(out, at, count);
      return;
    }
    for (int i = 0; i < count; i++) {
      out[at + i] = Float.intBitsToFloat((int) Words.at(bytes, p + i * 4));
    }
  }

  @Override
  public void slices(Slices out, int count) {
    out.of(bytes, count);
    if (type == Type.BYTE_ARRAY) {
      for (int i = 0; i < count; i++) {
        int start = position + 4;
        position = nextText();
        out.add(start, position);
      }
      return;
    }
    int p = take(count);
    for (int i = 0; i < count; i++) {
      out.add(p + i * width, p + (i + 1) * width);
    }
  }

  private int nextText() {
    require(position <= end - 4);
    int length = (int) Words.at(bytes, position);
    require(length >= 0 && length <= end - position - 4);
    return position + 4 + length;
  }

  @Override
  public void skip(int count) {
    if (type == Type.BOOLEAN) {
      bit += count;
    } else if (type == Type.BYTE_ARRAY) {
      for (int i = 0; i < count; i++) {
        position = nextText();
      }
    } else {
      take(count);
    }
  }

  private int take(int count) {
    int start = position;
    require((long) count * width <= end - position);
    position += count * width;
    return start;
  }

  private ByteBuffer buffer(int start) {
    return ByteBuffer.wrap(bytes, start, end - start).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static void require(boolean sound) {
    if (!sound) {
      throw new IllegalStateException("Cannot read a value: its page ends early");
    }
  }
}
