package io.plumbline.udfs;

import io.plumbline.model.row.ColumnKind;
import java.util.List;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.TgtHllType;
import org.apache.datasketches.hll.Union;

/**
 * {@code APPROX_COUNT_DISTINCT(c[, rsd])}: about how many different values there are, as a Long;
 * NULL is ignored, 0 without values. HyperLogLog (Flajolet et al. 2007) with 2^p registers, p the
 * least for which the relative standard error 1.04/√2^p is at most rsd; p is 12 if rsd is left out,
 * an error of 1.6 %. The estimate depends on the registers alone, so that a merged state and one
 * pass say the same. A byte a register once there are hundreds of values.
 */
final class ApproxCountDistinct extends DeclaredMetric {
  private static final byte VERSION = 1;
  private static final double ERROR_OF_ONE = 1.04;
  private static final int DEFAULT_LG_REGISTERS = 12;
  private static final int MOST_LG_REGISTERS = 21;
  private static final int FEWEST_LG_REGISTERS = 4;

  ApproxCountDistinct() {
    super(
        "APPROX_COUNT_DISTINCT",
        Signature.columns(
            1,
            new Parameter(
                "a relative standard error from 0.00075 to less than 1",
                true,
                Parameters.number(rsd -> rsd >= 0.00075 && rsd < 1))),
        ANY);
  }

  @Override
  public MetricState create(MetricCall call, List<ColumnKind> kinds, int... positions) {
    return new State(new HllSketch(lgRegisters(call), TgtHllType.HLL_8), positions);
  }

  @Override
  public MetricState read(MetricCall call, byte[] bytes) {
    var sketch = StateBytes.rest(StateBytes.open(bytes, VERSION, name()));
    return new State(HllSketch.heapify(sketch));
  }

  private static int lgRegisters(MetricCall call) {
    if (call.parameters().isEmpty()) {
      return DEFAULT_LG_REGISTERS;
    }
    double root = ERROR_OF_ONE / Parameters.number(call, 0);
    int least = (int) Math.ceil(2 * Math.log(root) / Math.log(2));
    return Math.max(FEWEST_LG_REGISTERS, Math.min(MOST_LG_REGISTERS, least));
  }

  private static final class State extends KeyedState {
    private HllSketch sketch;

    State(HllSketch sketch, int... positions) {
      super(positions);
      this.sketch = sketch;
    }

    @Override
    void add(long[] hashes, int size) {
      for (int i = 0; i < size; i++) {
        sketch.update(hashes[i]);
      }
    }

    @Override
    void add(long hash, int rows) {
      sketch.update(hash);
    }

    @Override
    public void merge(MetricState other) {
      var state = (State) other;
      settle();
      state.settle();
      var union = new Union(sketch.getLgConfigK());
      union.update(sketch);
      union.update(state.sketch);
      sketch = union.getResult(TgtHllType.HLL_8);
    }

    @Override
    public Number value(long atMillis) {
      settle();
      return Math.round(sketch.getCompositeEstimate());
    }

    @Override
    public boolean isExact() {
      settle();
      return sketch.isEmpty();
    }

    @Override
    public byte[] toBytes() {
      settle();
      return StateBytes.join(VERSION, sketch.toCompactByteArray());
    }
  }
}
