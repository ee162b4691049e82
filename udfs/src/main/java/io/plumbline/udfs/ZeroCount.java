package io.plumbline.udfs;

import io.plumbline.model.row.ColumnKind;
import io.plumbline.model.row.RowBatch;
import io.plumbline.model.row.Selection;
import java.util.List;

/** {@code ZERO_COUNT(c)} of a numeric column: how many values are 0; NULL is not. */
final class ZeroCount extends TallyMetric {
  ZeroCount() {
    super("ZERO_COUNT", Signature.columns(1), NUMBERS, Answer.HITS);
  }

  @Override
  Counter counter(MetricCall call, List<ColumnKind> kinds, int... positions) {
    return new Zeros(positions[0]);
  }

  private static final class Zeros implements Counter {
    private final int position;
    private final Doubles doubles = new Doubles();

    Zeros(int position) {
      this.position = position;
    }

    @Override
    public long hits(RowBatch batch, Selection rows) {
      // No long but 0 is the double 0; a decimal is by its sign, as a small one may round to 0.
      var column = batch.column(position);
      return column.kind() == ColumnKind.DECIMAL
          ? decimalZeros(batch, rows)
          : zeros(doubles.gather(column, rows));
    }

    private long zeros(int size) {
      var values = doubles.values();
      int zeros = 0;
      for (int i = 0; i < size; i++) {
        zeros += values[i] == 0 ? 1 : 0;
      }
      return zeros;
    }

    private long decimalZeros(RowBatch batch, Selection selection) {
      var column = batch.column(position);
      var rows = selection.rows();
      int zeros = 0;
      for (int i = 0; i < selection.size(); i++) {
        if (!column.isNull(rows[i]) && column.decimals()[rows[i]].signum() == 0) {
          zeros++;
        }
      }
      return zeros;
    }
  }
}
