package io.plumbline.udfs;

import io.plumbline.model.row.ColumnKind;
import io.plumbline.model.row.RowSchema;
import io.plumbline.model.row.RowView;
import java.nio.ByteBuffer;

/**
 * {@code NULL_COUNT(c)}, {@code NULL_RATIO(c)} and {@code COMPLETENESS(c)}: how many values are
 * NULL, their share of the rows, and one minus that share. The empty string is a value. Shares are
 * undefined without rows.
 */
final class NullMetric extends ColumnMetric {
  enum Measure {
    COUNT,
    RATIO,
    COMPLETENESS
  }

  private static final byte VERSION = 1;

  private final Measure measure;

  NullMetric(String name, Measure measure) {
    super(name);
    this.measure = measure;
  }

  @Override
  public boolean accepts(ColumnKind kind) {
    return true;
  }

  @Override
  public MetricState create(RowSchema schema, int... positions) {
    return new State(measure, positions[0], 0, 0);
  }

  @Override
  public MetricState read(byte[] bytes) {
    var buffer = StateBytes.open(bytes, VERSION, name());
    return new State(measure, -1, buffer.getLong(), buffer.getLong());
  }

  private static final class State implements MetricState {
    private final Measure measure;
    private final int position;
    private long rows;
    private long nulls;

    State(Measure measure, int position, long rows, long nulls) {
      this.measure = measure;
      this.position = position;
      this.rows = rows;
      this.nulls = nulls;
    }

    @Override
    public void update(RowView row) {
      rows++;
      if (row.isNull(position)) {
        nulls++;
      }
    }

    @Override
    public void merge(MetricState other) {
      var state = (State) other;
      rows += state.rows;
      nulls += state.nulls;
    }

    @Override
    public Number value() {
      return switch (measure) {
        case COUNT -> (Number) nulls;
        case RATIO -> rows == 0 ? null : (Number) ((double) nulls / rows);
        case COMPLETENESS -> rows == 0 ? null : (Number) ((double) (rows - nulls) / rows);
      };
    }

    @Override
    public byte[] toBytes() {
      return ByteBuffer.allocate(17).put(VERSION).putLong(rows).putLong(nulls).array();
    }
  }
}
