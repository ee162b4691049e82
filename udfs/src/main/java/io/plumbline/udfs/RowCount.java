package io.plumbline.udfs;

import io.plumbline.model.row.ColumnKind;
import io.plumbline.model.row.RowSchema;
import io.plumbline.model.row.RowView;
import java.nio.ByteBuffer;

/** {@code ROW_COUNT()}: how many rows there are; 0 when there are none. */
final class RowCount implements MetricFunction {
  private static final byte VERSION = 1;

  @Override
  public String name() {
    return "ROW_COUNT";
  }

  @Override
  public int arity() {
    return 0;
  }

  @Override
  public boolean accepts(ColumnKind kind) {
    return false;
  }

  @Override
  public MetricState create(RowSchema schema, int... positions) {
    return new State(0);
  }

  @Override
  public MetricState read(byte[] bytes) {
    return new State(StateBytes.open(bytes, VERSION, name()).getLong());
  }

  private static final class State implements MetricState {
    private long rows;

    State(long rows) {
      this.rows = rows;
    }

    @Override
    public void update(RowView row) {
      rows++;
    }

    @Override
    public void merge(MetricState other) {
      rows += ((State) other).rows;
    }

    @Override
    public Number value() {
      return rows;
    }

    @Override
    public byte[] toBytes() {
      return ByteBuffer.allocate(9).put(VERSION).putLong(rows).array();
    }
  }
}
