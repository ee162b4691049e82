package io.plumbline.udfs;

import io.plumbline.model.row.ColumnKind;
import io.plumbline.model.row.RowBatch;
import io.plumbline.model.row.Selection;
import java.util.List;

/** A metric of the ranks of the numbers of one column, as doubles. Undefined without numbers. */
abstract class RankMetric extends DeclaredMetric {
  private static final byte VERSION = 1;

  private final int limit;

  /**
   * @param limit numbers up to which all are kept
   */
  RankMetric(String name, int limit, Parameter... parameters) {
    super(name, Signature.columns(1, parameters), NUMBERS);
    this.limit = limit;
  }

  /** Size of the sketch. */
  abstract int sketchSize(MetricCall call);

  /** What is told of the ranks; NaN if undefined. */
  abstract double measure(MetricCall call, Ranks ranks);

  @Override
  public final MetricState create(MetricCall call, List<ColumnKind> kinds, int... positions) {
    return new State(call, new Ranks(limit, sketchSize(call)), positions[0]);
  }

  @Override
  public final MetricState read(MetricCall call, byte[] bytes) {
    var buffer = StateBytes.open(bytes, VERSION, name());
    return new State(call, Ranks.read(limit, sketchSize(call), buffer), -1);
  }

  private final class State implements MetricState {
    private final MetricCall call;
    private final Ranks ranks;
    private final int position;
    private final Doubles doubles = new Doubles();

    State(MetricCall call, Ranks ranks, int position) {
      this.call = call;
      this.ranks = ranks;
      this.position = position;
    }

    @Override
    public void update(RowBatch batch, Selection rows) {
      int size = doubles.gather(batch.column(position), rows);
      ranks.add(doubles.values(), size);
    }

    @Override
    public void merge(MetricState other) {
      ranks.merge(((State) other).ranks);
    }

    @Override
    public Number value(long atMillis) {
      return Values.finite(measure(call, ranks));
    }

    @Override
    public boolean isExact() {
      return ranks.isExact();
    }

    @Override
    public byte[] toBytes() {
      return StateBytes.join(VERSION, ranks.toBytes());
    }
  }
}
