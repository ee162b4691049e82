package io.plumbline.sql;

import io.plumbline.model.row.ColumnKind;
import io.plumbline.model.row.RowBatch;
import io.plumbline.model.row.RowSchema;
import io.plumbline.model.row.Selection;
import io.plumbline.udfs.MetricCall;
import io.plumbline.udfs.MetricCatalogue;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How many bytes the state of a metric has.
 *
 * @param empty without a row
 * @param filled after {@link #ROWS} rows that all differ, which is the worst for most metrics
 */
record StateSize(int empty, int filled) {
  private static final int BATCHES = 10;
  static final int ROWS = BATCHES * RowBatch.DEFAULT_CAPACITY;

  /** Measures a state; the same call and kinds always give the same. */
  static StateSize of(MetricCall call, List<ColumnKind> kinds) {
    var schema = RowSchema.builder();
    kinds.forEach(kind -> schema.add("c", kind));
    var batch = new RowBatch(schema.build(), RowBatch.DEFAULT_CAPACITY);
    var positions = IntStream.range(0, kinds.size()).toArray();
    var state = MetricCatalogue.create(call, kinds, positions);
    int empty = state.toBytes().length;
    var rows = new Selection(batch.capacity()).all(batch.capacity());
    for (int round = 0; round < BATCHES; round++) {
      fill(batch, kinds, round * batch.capacity());
      state.update(batch, rows);
    }
    return new StateSize(empty, state.toBytes().length);
  }

  private static void fill(RowBatch batch, List<ColumnKind> kinds, int from) {
    batch.clear();
    batch.resize(batch.capacity());
    for (int column = 0; column < kinds.size(); column++) {
      var vector = batch.column(column);
      for (int row = 0; row < batch.capacity(); row++) {
        int value = from + row;
        switch (kinds.get(column)) {
          case BOOLEAN -> vector.setBoolean(row, value % 2 == 0);
          case LONG, DATE, TIMESTAMP -> vector.setLong(row, value);
          case DOUBLE -> vector.setDouble(row, value / 7.0);
          case DECIMAL -> vector.setDecimal(row, BigDecimal.valueOf(value, 2));
          case STRING, JSON -> vector.setText(row, "value " + value);
        }
      }
    }
  }
}
