package io.plumbline.udfs;

import io.plumbline.model.row.ColumnKind;
import io.plumbline.model.row.RowBatch;
import io.plumbline.model.row.Selection;
import java.util.List;

/**
 * {@code RATIO_OF_SUMS(a, b)} of numeric columns: {@code SUM(a) / SUM(b)}. NULL is ignored in each
 * column by itself. Undefined when either has no value, or when the sum of b is 0.
 */
final class RatioOfSums extends DeclaredMetric {
  private static final byte VERSION = 1;

  RatioOfSums() {
    super("RATIO_OF_SUMS", Signature.columns(2), NUMBERS);
  }

  @Override
  public MetricState create(MetricCall call, List<ColumnKind> kinds, int... positions) {
    return new State(new Sum(), positions[0], new Sum(), positions[1]);
  }

  @Override
  public MetricState read(MetricCall call, byte[] bytes) {
    var buffer = StateBytes.open(bytes, VERSION, name());
    return new State(Sum.read(buffer), -1, Sum.read(buffer), -1);
  }

  private record State(Sum above, int abovePosition, Sum below, int belowPosition)
      implements MetricState {
    @Override
    public void update(RowBatch batch, Selection rows) {
      above.add(batch.column(abovePosition), rows);
      below.add(batch.column(belowPosition), rows);
    }

    @Override
    public void merge(MetricState other) {
      above.merge(((State) other).above);
      below.merge(((State) other).below);
    }

    @Override
    public Number value(long atMillis) {
      return above.isEmpty() ? null : Values.share(above.asDouble(), below.asDouble());
    }

    @Override
    public byte[] toBytes() {
      return StateBytes.join(VERSION, above.toBytes(), below.toBytes());
    }
  }
}
