package io.plumbline.connectors.file.parquet;

import io.plumbline.connectors.file.column.Words;
import java.io.IOException;
import org.apache.parquet.column.values.ValuesReader;
import org.apache.parquet.column.values.bytestreamsplit.ByteStreamSplitValuesReaderForDouble;
import org.apache.parquet.column.values.bytestreamsplit.ByteStreamSplitValuesReaderForFLBA;
import org.apache.parquet.column.values.bytestreamsplit.ByteStreamSplitValuesReaderForFloat;
import org.apache.parquet.column.values.bytestreamsplit.ByteStreamSplitValuesReaderForInteger;
import org.apache.parquet.column.values.bytestreamsplit.ByteStreamSplitValuesReaderForLong;
import org.apache.parquet.column.values.delta.DeltaBinaryPackingValuesReader;
import org.apache.parquet.column.values.deltalengthbytearray.DeltaLengthByteArrayValuesReader;
import org.apache.parquet.column.values.deltastrings.DeltaByteArrayReader;
import org.apache.parquet.format.Encoding;

/** The values of one page in their encoding: one after the other, or indexes of a dictionary. */
final class PageValues {
  private final ValueSource source;
  private final RunDecoder indexes;
  private int[] ids = new int[0];

  private PageValues(ValueSource source, RunDecoder indexes) {
    this.source = source;
    this.indexes = indexes;
  }

  /**
   * The values of a page.
   *
   * @param count values of the page, with those that are null
   * @throws IOException if the encoding is not known
   */
  static PageValues of(
      StoredColumn column, Encoding encoding, int count, byte[] bytes, int start, int end)
      throws IOException {
    return switch (encoding) {
      case PLAIN -> new PageValues(new PlainSource(column, bytes, start, end), null);
      case PLAIN_DICTIONARY, RLE_DICTIONARY -> new PageValues(null, indexes(bytes, start, end));
      case RLE -> new PageValues(new BitSource(runs(bytes, start, end)), null);
      case DELTA_BINARY_PACKED, DELTA_LENGTH_BYTE_ARRAY, DELTA_BYTE_ARRAY, BYTE_STREAM_SPLIT ->
          new PageValues(
              new LibrarySource(column.type(), reader(column, encoding), count, bytes, start, end),
              null);
      case BIT_PACKED -> throw new IOException("encoding " + encoding);
    };
  }

  private static RunDecoder indexes(byte[] bytes, int start, int end) {
    // A page of nulls alone may have no bytes at all.
    return start < end
        ? new RunDecoder(bytes, start + 1, end, bytes[start])
        : new RunDecoder(bytes, start, end, 0);
  }

  /** Runs of bits after their length. */
  static RunDecoder runs(byte[] bytes, int start, int end) {
    int length = (int) Words.at(bytes, start);
    if (length < 0 || length > end - start - Integer.BYTES) {
      throw new IllegalStateException("Cannot read runs of %d bytes".formatted(length));
    }
    return new RunDecoder(bytes, start + Integer.BYTES, start + Integer.BYTES + length, 1);
  }

  private static ValuesReader reader(StoredColumn column, Encoding encoding) throws IOException {
    return switch (encoding) {
      case DELTA_BINARY_PACKED -> new DeltaBinaryPackingValuesReader();
      case DELTA_LENGTH_BYTE_ARRAY -> new DeltaLengthByteArrayValuesReader();
      case DELTA_BYTE_ARRAY -> new DeltaByteArrayReader();
      case BYTE_STREAM_SPLIT -> streams(column);
      case PLAIN, PLAIN_DICTIONARY, RLE_DICTIONARY, RLE, BIT_PACKED ->
          throw new IOException("encoding " + encoding);
    };
  }

  private static ValuesReader streams(StoredColumn column) throws IOException {
    return switch (column.type()) {
      case FLOAT -> new ByteStreamSplitValuesReaderForFloat();
      case DOUBLE -> new ByteStreamSplitValuesReaderForDouble();
      case INT32 -> new ByteStreamSplitValuesReaderForInteger();
      case INT64 -> new ByteStreamSplitValuesReaderForLong();
      case FIXED_LEN_BYTE_ARRAY -> new ByteStreamSplitValuesReaderForFLBA(column.length());
      case BOOLEAN, INT96, BYTE_ARRAY -> throw new IOException("a page is damaged");
    };
  }

  /** Puts the next values into rows. */
  void read(ColumnValues values, int at, int count) {
    if (indexes == null) {
      values.read(source, at, count);
    } else {
      values.gather(ids(count), at, count);
    }
  }

  void skip(int count) {
    if (indexes == null) {
      source.skip(count);
    } else {
      ids(count);
    }
  }

  private int[] ids(int count) {
    if (ids.length < count) {
      ids = new int[count];
    }
    indexes.read(ids, count);
    return ids;
  }

  /** Booleans in runs. */
  private record BitSource(RunDecoder runs) implements ValueSource {
    @Override
    public void longs(long[] out, int at, int count) {
      var bits = new int[count];
      runs.read(bits, count);
      for (int i = 0; i < count; i++) {
        out[at + i] = bits[i];
      }
    }

    @Override
    public void doubles(double[] out, int at, int count) {
      throw new IllegalStateException("Cannot read bits as doubles");
    }

    @Override
    public void slices(Slices out, int count) {
      throw new IllegalStateException("Cannot read bits as texts");
    }

    @Override
    public void skip(int count) {
      runs.read(new int[count], count);
    }
  }
}
