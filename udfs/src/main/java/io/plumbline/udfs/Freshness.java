package io.plumbline.udfs;

import io.plumbline.model.row.ColumnKind;
import io.plumbline.model.row.RowBatch;
import io.plumbline.model.row.Selection;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * {@code FRESHNESS(ts)} of a TIMESTAMP or DATE column: seconds, to the microsecond, from its
 * greatest value to the judgement; negative when that is in the future. A date is the midnight that
 * begins it in UTC. NULL is ignored; undefined when every value is NULL.
 *
 * <p>{@code FRESHNESS()} without a column is known of a run and never of its rows: seconds from the
 * time that it was for to its completion.
 */
final class Freshness extends DeclaredMetric {
  private static final byte VERSION = 1;

  /** No value yet. A timestamp of just this, in the year -290308, would be taken for none. */
  private static final long NONE = Long.MIN_VALUE;

  private static final int NO_COLUMN = -1;

  Freshness() {
    super(
        "FRESHNESS", new Signature(0, 1, List.of()), Set.of(ColumnKind.TIMESTAMP, ColumnKind.DATE));
  }

  @Override
  public MetricState create(MetricCall call, List<ColumnKind> kinds, int... positions) {
    return new State(positions.length == 0 ? NO_COLUMN : positions[0], NONE);
  }

  @Override
  public MetricState read(MetricCall call, byte[] bytes) {
    return new State(NO_COLUMN, StateBytes.open(bytes, VERSION, name()).getLong());
  }

  private static final class State implements MetricState {
    private final int position;
    private long latestMicros;

    State(int position, long latestMicros) {
      this.position = position;
      this.latestMicros = latestMicros;
    }

    @Override
    public void update(RowBatch batch, Selection selection) {
      if (position == NO_COLUMN) {
        return;
      }
      var column = batch.column(position);
      var longs = column.longs();
      var nulls = column.nulls();
      var rows = selection.rows();
      long latest = NONE;
      for (int i = 0; i < selection.size(); i++) {
        int row = rows[i];
        latest = Math.max(latest, nulls[row] ? NONE : longs[row]);
      }
      if (latest != NONE) {
        latestMicros = Math.max(latestMicros, micros(latest, column.kind()));
      }
    }

    private static long micros(long value, ColumnKind kind) {
      return kind == ColumnKind.DATE ? TimeUnit.DAYS.toMicros(value) : value;
    }

    @Override
    public void merge(MetricState other) {
      latestMicros = Math.max(latestMicros, ((State) other).latestMicros);
    }

    @Override
    public Number value(long atMillis) {
      return latestMicros == NONE
          ? null
          : BigDecimal.valueOf(atMillis, 3).subtract(BigDecimal.valueOf(latestMicros, 6));
    }

    @Override
    public byte[] toBytes() {
      return ByteBuffer.allocate(9).put(VERSION).putLong(latestMicros).array();
    }
  }
}
