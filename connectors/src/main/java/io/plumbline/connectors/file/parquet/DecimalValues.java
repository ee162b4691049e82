package io.plumbline.connectors.file.parquet;

import io.plumbline.model.row.ColumnVector;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.apache.parquet.format.Type;

/** Decimals, and integers beyond a long. */
final class DecimalValues extends ArrayValues<BigDecimal[]> {
  private final StoredColumn column;
  private final Slices slices = new Slices();
  private long[] longs = new long[0];

  DecimalValues(StoredColumn column) {
    super(ColumnVector::decimals, BigDecimal[]::new);
    this.column = column;
  }

  @Override
  void read(ValueSource source, BigDecimal[] out, int at, int count) {
    if (column.type() == Type.INT32 || column.type() == Type.INT64) {
      readLongs(source, out, at, count);
      return;
    }
    source.slices(slices, count);
    for (int i = 0; i < count; i++) {
      int start = slices.start(i);
      var unscaled = new BigInteger(slices.bytes(), start, slices.end(i) - start);
      out[at + i] = new BigDecimal(unscaled, column.scale());
    }
  }

  private void readLongs(ValueSource source, BigDecimal[] out, int at, int count) {
    if (longs.length < count) {
      longs = new long[count];
    }
    source.longs(longs, 0, count);
    for (int i = 0; i < count; i++) {
      out[at + i] =
          column.meaning() == Meaning.UNSIGNED_LONG && longs[i] < 0
              ? new BigDecimal(Long.toUnsignedString(longs[i]))
              : BigDecimal.valueOf(longs[i], column.scale());
    }
  }

  @Override
  void gather(int[] ids, int at, int count) {
    var out = values;
    var from = dictionary;
    for (int i = 0; i < count; i++) {
      out[at + i] = from[ids[i]];
    }
  }

  @Override
  void move(int from, int to) {
    values[to] = values[from];
  }
}
