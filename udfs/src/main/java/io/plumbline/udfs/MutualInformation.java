package io.plumbline.udfs;

import io.plumbline.model.row.ColumnKind;
import io.plumbline.model.row.RowBatch;
import io.plumbline.model.row.Selection;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * {@code MUTUAL_INFORMATION(a, b)}: how much a tells of b, H(a) + H(b) - H(a, b) with H the entropy
 * by natural logarithm; never negative. Only rows where neither is NULL count, in each term;
 * undefined without any. Exact while each entropy is, see {@link FrequencyMetric}.
 */
final class MutualInformation extends DeclaredMetric {
  private static final byte VERSION = 1;

  private final int limit;

  MutualInformation() {
    this(Frequencies.LIMIT);
  }

  MutualInformation(int limit) {
    super("MUTUAL_INFORMATION", Signature.columns(2), ANY);
    this.limit = limit;
  }

  @Override
  public MetricState create(MetricCall call, List<ColumnKind> kinds, int... positions) {
    return new State(
        positions[0],
        positions[1],
        entropy(positions[0]),
        entropy(positions[1]),
        entropy(positions[0], positions[1]));
  }

  private FrequencyState entropy(int... positions) {
    return new FrequencyState(KeyStatistics::entropy, new Frequencies(limit), positions);
  }

  @Override
  public MetricState read(MetricCall call, byte[] bytes) {
    var buffer = StateBytes.open(bytes, VERSION, name());
    return new State(-1, -1, readPart(buffer), readPart(buffer), readPart(buffer));
  }

  private FrequencyState readPart(ByteBuffer buffer) {
    var part = new byte[buffer.getInt()];
    buffer.get(part);
    return FrequencyState.read(KeyStatistics::entropy, limit, name(), part);
  }

  private static final class State implements MetricState {
    private final int firstPosition;
    private final int secondPosition;
    private final FrequencyState first;
    private final FrequencyState second;
    private final FrequencyState both;
    private final Pairs pairs = new Pairs();

    State(
        int firstPosition,
        int secondPosition,
        FrequencyState first,
        FrequencyState second,
        FrequencyState both) {
      this.firstPosition = firstPosition;
      this.secondPosition = secondPosition;
      this.first = first;
      this.second = second;
      this.both = both;
    }

    @Override
    public void update(RowBatch batch, Selection selection) {
      var rows = pairs.select(batch.column(firstPosition), batch.column(secondPosition), selection);
      first.update(batch, rows);
      second.update(batch, rows);
      both.update(batch, rows);
    }

    @Override
    public void merge(MetricState other) {
      var state = (State) other;
      first.merge(state.first);
      second.merge(state.second);
      both.merge(state.both);
    }

    @Override
    public Number value(long atMillis) {
      var joint = both.value(atMillis);
      if (joint == null) {
        return null;
      }
      double apart = first.value(atMillis).doubleValue() + second.value(atMillis).doubleValue();
      return Math.max(0, apart - joint.doubleValue());
    }

    @Override
    public boolean isExact() {
      return first.isExact() && second.isExact() && both.isExact();
    }

    @Override
    public byte[] toBytes() {
      return StateBytes.join(VERSION, part(first), part(second), part(both));
    }

    private static byte[] part(FrequencyState state) {
      var bytes = state.toBytes();
      return ByteBuffer.allocate(Integer.BYTES + bytes.length)
          .putInt(bytes.length)
          .put(bytes)
          .array();
    }
  }
}
