package io.plumbline.udfs;

import io.plumbline.model.row.ColumnKind;
import io.plumbline.model.row.RowBatch;
import io.plumbline.model.row.Selection;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;

/** {@code ROW_COUNT()}, which is {@code COUNT(*)}: how many rows there are; 0 without rows. */
final class RowCount extends DeclaredMetric {
  private static final byte VERSION = 1;

  RowCount() {
    super("ROW_COUNT", Signature.columns(0), Set.of());
  }

  @Override
  public MetricState create(MetricCall call, List<ColumnKind> kinds, int... positions) {
    return new State(0);
  }

  @Override
  public MetricState read(MetricCall call, byte[] bytes) {
    return new State(StateBytes.open(bytes, VERSION, name()).getLong());
  }

  private static final class State implements MetricState {
    private long rows;

    State(long rows) {
      this.rows = rows;
    }

    @Override
    public void update(RowBatch batch, Selection selection) {
      rows += selection.size();
    }

    @Override
    public void merge(MetricState other) {
      rows += ((State) other).rows;
    }

    @Override
    public Number value(long atMillis) {
      return rows;
    }

    @Override
    public byte[] toBytes() {
      return ByteBuffer.allocate(9).put(VERSION).putLong(rows).array();
    }
  }
}
