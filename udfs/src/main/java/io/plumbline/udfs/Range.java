package io.plumbline.udfs;

import io.plumbline.model.row.ColumnKind;
import io.plumbline.model.row.RowBatch;
import io.plumbline.model.row.Selection;
import java.math.BigDecimal;
import java.util.List;

/**
 * {@code RANGE(c)} of a numeric column: {@code MAX(c) - MIN(c)}, and undefined when one of them is.
 * Exact for LONG, also beyond the range of long, and for DECIMAL.
 */
final class Range extends DeclaredMetric {
  private static final byte VERSION = 1;

  Range() {
    super("RANGE", Signature.columns(1), NUMBERS);
  }

  @Override
  public MetricState create(MetricCall call, List<ColumnKind> kinds, int... positions) {
    return new State(positions[0]);
  }

  @Override
  public MetricState read(MetricCall call, byte[] bytes) {
    var buffer = StateBytes.open(bytes, VERSION, name());
    var state = new State(-1);
    state.least.take(StateBytes.number(buffer));
    state.greatest.take(StateBytes.number(buffer));
    return state;
  }

  private static final class State implements MetricState {
    private final Extremum least = Extremum.least();
    private final Extremum greatest = Extremum.greatest();
    private final int position;

    State(int position) {
      this.position = position;
    }

    @Override
    public void update(RowBatch batch, Selection rows) {
      var column = batch.column(position);
      least.add(column, rows);
      greatest.add(column, rows);
    }

    @Override
    public void merge(MetricState other) {
      var state = (State) other;
      least.take(state.least.raw());
      greatest.take(state.greatest.raw());
    }

    @Override
    public Number value(long atMillis) {
      var low = least.value();
      var high = greatest.value();
      if (low == null || high == null) {
        return null;
      }
      if (low instanceof Double || high instanceof Double) {
        return Values.finite(high.doubleValue() - low.doubleValue());
      }
      var top = new BigDecimal(high.toString());
      var bottom = new BigDecimal(low.toString());
      if (!Values.isModest(top) || !Values.isModest(bottom)) {
        return Values.finite(top.doubleValue() - bottom.doubleValue());
      }
      var range = top.subtract(bottom);
      boolean isLong = low instanceof Long && high instanceof Long;
      return isLong && range.unscaledValue().bitLength() < Long.SIZE
          ? (Number) range.longValueExact()
          : range;
    }

    @Override
    public byte[] toBytes() {
      return StateBytes.join(
          VERSION, StateBytes.ofNumber(least.raw()), StateBytes.ofNumber(greatest.raw()));
    }
  }
}
