package io.plumbline.udfs;

import io.plumbline.model.row.ColumnKind;
import io.plumbline.model.row.RowBatch;
import io.plumbline.model.row.Selection;
import java.util.List;
import java.util.function.Function;

/**
 * {@code SUM(c)} and {@code AVG(c)} of a numeric column. NULL is ignored; undefined when every
 * value is NULL, or when a double among them is not finite. Sums of LONG and DECIMAL are exact, and
 * their mean is rounded once; sums of DOUBLE are compensated, see {@link Sum}.
 */
final class Total extends DeclaredMetric {
  private static final byte VERSION = 1;

  private final Function<Sum, Number> result;

  Total(String name, Function<Sum, Number> result) {
    super(name, Signature.columns(1), NUMBERS);
    this.result = result;
  }

  @Override
  public MetricState create(MetricCall call, List<ColumnKind> kinds, int... positions) {
    return new State(new Sum(), positions[0]);
  }

  @Override
  public MetricState read(MetricCall call, byte[] bytes) {
    return new State(Sum.read(StateBytes.open(bytes, VERSION, name())), -1);
  }

  private final class State implements MetricState {
    private final Sum sum;
    private final int position;

    State(Sum sum, int position) {
      this.sum = sum;
      this.position = position;
    }

    @Override
    public void update(RowBatch batch, Selection rows) {
      sum.add(batch.column(position), rows);
    }

    @Override
    public void merge(MetricState other) {
      sum.merge(((State) other).sum);
    }

    @Override
    public Number value(long atMillis) {
      return result.apply(sum);
    }

    @Override
    public byte[] toBytes() {
      return StateBytes.join(VERSION, sum.toBytes());
    }
  }
}
