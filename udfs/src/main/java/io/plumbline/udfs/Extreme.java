package io.plumbline.udfs;

import io.plumbline.model.row.ColumnKind;
import io.plumbline.model.row.RowBatch;
import io.plumbline.model.row.Selection;
import java.util.List;
import java.util.function.Supplier;

/**
 * {@code MIN(c)} and {@code MAX(c)} of a numeric column. NULL is ignored; undefined when every
 * value is NULL. Exact for LONG and DECIMAL. NaN counts as greater than every number, as in SQL
 * engines, which leaves a maximum undefined.
 */
final class Extreme extends DeclaredMetric {
  private static final byte VERSION = 1;

  private final Supplier<Extremum> empty;

  Extreme(String name, Supplier<Extremum> empty) {
    super(name, Signature.columns(1), NUMBERS);
    this.empty = empty;
  }

  @Override
  public MetricState create(MetricCall call, List<ColumnKind> kinds, int... positions) {
    return new State(empty.get(), positions[0]);
  }

  @Override
  public MetricState read(MetricCall call, byte[] bytes) {
    var extremum = empty.get();
    extremum.take(StateBytes.number(StateBytes.open(bytes, VERSION, name())));
    return new State(extremum, -1);
  }

  private static final class State implements MetricState {
    private final Extremum extremum;
    private final int position;

    State(Extremum extremum, int position) {
      this.extremum = extremum;
      this.position = position;
    }

    @Override
    public void update(RowBatch batch, Selection rows) {
      extremum.add(batch.column(position), rows);
    }

    @Override
    public void merge(MetricState other) {
      extremum.take(((State) other).extremum.raw());
    }

    @Override
    public Number value(long atMillis) {
      return extremum.value();
    }

    @Override
    public byte[] toBytes() {
      return StateBytes.join(VERSION, StateBytes.ofNumber(extremum.raw()));
    }
  }
}
