package io.plumbline.udfs;

import io.plumbline.model.row.ColumnKind;
import io.plumbline.model.row.RowBatch;
import io.plumbline.model.row.Selection;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;

/**
 * {@code LATENESS()} of rows whose rule names the time that they are of: seconds, to the
 * millisecond, by which the latest of them came after its time; negative when all came before it. A
 * row without a time is ignored; undefined without rows, and of a run.
 *
 * <p>Who evaluates it adds the one column that it reads: milliseconds from the time of a row to its
 * arrival.
 */
final class Lateness extends DeclaredMetric {
  private static final byte VERSION = 1;
  private static final int MILLIS_SCALE = 3;

  /** No value yet. */
  private static final long NONE = Long.MIN_VALUE;

  Lateness() {
    super("LATENESS", Signature.columns(0), Set.of(ColumnKind.LONG));
  }

  @Override
  public MetricState create(MetricCall call, List<ColumnKind> kinds, int... positions) {
    return new State(positions.length == 0 ? -1 : positions[0], NONE);
  }

  @Override
  public MetricState read(MetricCall call, byte[] bytes) {
    var buffer = StateBytes.open(bytes, VERSION, name());
    // Written before it was known of any rows: then the version is all.
    return new State(-1, buffer.hasRemaining() ? buffer.getLong() : NONE);
  }

  private static final class State implements MetricState {
    private final int position;
    private long greatestMillis;

    State(int position, long greatestMillis) {
      this.position = position;
      this.greatestMillis = greatestMillis;
    }

    @Override
    public void update(RowBatch batch, Selection selection) {
      if (position < 0) {
        return;
      }
      var column = batch.column(position);
      var rows = selection.rows();
      for (int i = 0; i < selection.size(); i++) {
        int row = rows[i];
        if (!column.isNull(row)) {
          greatestMillis = Math.max(greatestMillis, column.longs()[row]);
        }
      }
    }

    @Override
    public void merge(MetricState other) {
      greatestMillis = Math.max(greatestMillis, ((State) other).greatestMillis);
    }

    @Override
    public Number value(long atMillis) {
      return greatestMillis == NONE ? null : BigDecimal.valueOf(greatestMillis, MILLIS_SCALE);
    }

    @Override
    public byte[] toBytes() {
      return ByteBuffer.allocate(9).put(VERSION).putLong(greatestMillis).array();
    }
  }
}
