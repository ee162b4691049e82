package io.plumbline.connectors.file.parquet;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.parquet.bytes.ByteBufferInputStream;
import org.apache.parquet.column.values.ValuesReader;
import org.apache.parquet.format.Type;

/** Values in one of the rarer encodings, by Parquet's own reader. */
final class LibrarySource implements ValueSource {
  private final Type type;
  private final ValuesReader reader;

  /**
   * Starts at a page's first value.
   *
   * @param count values of the page, with those that are null
   */
  LibrarySource(Type type, ValuesReader reader, int count, byte[] bytes, int start, int end)
      throws IOException {
    this.type = type;
    this.reader = reader;
    reader.initFromPage(
        count, ByteBufferInputStream.wrap(ByteBuffer.wrap(bytes, start, end - start).slice()));
  }

  @Override
  public void longs(long[] out, int at, int count) {
    for (int i = 0; i < count; i++) {
      out[at + i] =
          switch (type) {
            case INT32 -> reader.readInteger();
            case BOOLEAN -> reader.readBoolean() ? 1 : 0;
            case INT64, INT96, FLOAT, DOUBLE, BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY -> reader.readLong();
          };
    }
  }

  @Override
  public void doubles(double[] out, int at, int count) {
    for (int i = 0; i < count; i++) {
      out[at + i] = type == Type.FLOAT ? reader.readFloat() : reader.readDouble();
    }
  }

  @Override
  public void slices(Slices out, int count) {
    out.copies(count);
    for (int i = 0; i < count; i++) {
      out.addCopy(reader.readBytes().getBytesUnsafe());
    }
  }

  @Override
  public void skip(int count) {
    for (int i = 0; i < count; i++) {
      reader.skip();
    }
  }
}
