package io.plumbline.benchmarks.micro;

import io.plumbline.model.row.ColumnKind;
import io.plumbline.model.row.Dictionary;
import io.plumbline.model.row.RowBatch;
import io.plumbline.model.row.RowSchema;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;

/** Batches like those of TPC-H lineitem: keys, prices, few and many texts, some NULL. */
final class Lineitems {
  static final RowSchema SCHEMA =
      RowSchema.builder()
          .add("orderkey", ColumnKind.LONG)
          .add("partkey", ColumnKind.LONG)
          .add("quantity", ColumnKind.LONG)
          .add("extendedprice", ColumnKind.DOUBLE)
          .add("late", ColumnKind.BOOLEAN)
          .add("shipmode", ColumnKind.STRING)
          .add("shipdate", ColumnKind.STRING)
          .add("comment", ColumnKind.STRING)
          .build();

  private static final List<String> MODES =
      List.of("AIR", "FOB", "MAIL", "RAIL", "REG AIR", "SHIP", "TRUCK");
  private static final int DAYS = 2_500;
  private static final int PARTS = 100_000;
  private static final int NULL_EVERY = 50;

  private final SplittableRandom random = new SplittableRandom(42);
  private final Dictionary modes = new Dictionary();
  private final Dictionary days = new Dictionary();
  private long rows;

  Lineitems() {
    MODES.forEach(modes::add);
    LocalDate.of(1992, 1, 1)
        .datesUntil(LocalDate.of(1992, 1, 1).plusDays(DAYS))
        .forEach(day -> days.add(day.toString()));
  }

  /** The next rows; batches share the dictionaries of texts that repeat, as readers do. */
  RowBatch next(int size) {
    var batch = new RowBatch(SCHEMA, size);
    batch.column(5).useDictionary(modes);
    batch.column(6).useDictionary(days);
    while (!batch.isFull()) {
      fill(batch, batch.addRow());
    }
    return batch;
  }

  private void fill(RowBatch batch, int row) {
    long quantity = random.nextLong(1, 51);
    batch.column(0).setLong(row, ++rows / 4);
    batch.column(1).setLong(row, random.nextLong(PARTS));
    batch.column(2).setLong(row, quantity);
    batch.column(3).setDouble(row, quantity * random.nextLong(90_000, 200_000) / 100.0);
    batch.column(4).setBoolean(row, random.nextBoolean());
    batch.column(5).setCode(row, random.nextInt(MODES.size()));
    batch.column(6).setCode(row, random.nextInt(DAYS));
    if (rows % NULL_EVERY == 0) {
      batch.column(7).setNull(row);
    } else {
      batch.column(7).setText(row, "carefully final deposits " + rows);
    }
  }
}
