package io.plumbline.connectors.file.parquet;

import io.plumbline.connectors.file.column.Words;
import io.plumbline.model.row.ColumnVector;

/** Booleans, integers, dates and times. */
final class LongValues extends ArrayValues<long[]> {
  private static final long JULIAN_EPOCH_DAY = 2_440_588;
  private static final long MICROS_PER_DAY = 86_400_000_000L;

  private final Meaning meaning;
  private final Slices slices = new Slices();

  LongValues(Meaning meaning) {
    super(ColumnVector::longs, long[]::new);
    this.meaning = meaning;
  }

  @Override
  void read(ValueSource source, long[] out, int at, int count) {
    if (meaning == Meaning.JULIAN) {
      readJulian(source, out, at, count);
      return;
    }
    source.longs(out, at, count);
    switch (meaning) {
      case UNSIGNED_INT -> {
        for (int i = at; i < at + count; i++) {
          out[i] &= 0xFFFFFFFFL;
        }
      }
      case MILLIS -> {
        for (int i = at; i < at + count; i++) {
          out[i] *= 1_000;
        }
      }
      case NANOS -> {
        for (int i = at; i < at + count; i++) {
          out[i] = Math.floorDiv(out[i], 1_000);
        }
      }
      case BOOLEAN,
          INTEGER,
          DATE,
          MICROS,
          JULIAN,
          UNSIGNED_LONG,
          REAL,
          HALF,
          DECIMAL,
          TEXT,
          JSON,
          UUID -> {}
    }
  }

  private void readJulian(ValueSource source, long[] out, int at, int count) {
    source.slices(slices, count);
    for (int i = 0; i < count; i++) {
      long nanos = Words.at(slices.bytes(), slices.start(i));
      long day = (int) Words.at(slices.bytes(), slices.start(i) + 8);
      out[at + i] = (day - JULIAN_EPOCH_DAY) * MICROS_PER_DAY + Math.floorDiv(nanos, 1_000);
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
