package io.plumbline.udfs;

import io.plumbline.model.row.ColumnKind;
import io.plumbline.model.row.RowBatch;
import io.plumbline.model.row.Selection;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * {@code MIN(c)} and {@code MAX(c)} of a column of numbers, dates or timestamps. NULL is ignored;
 * undefined when every value is NULL. Exact for LONG and DECIMAL; of dates and timestamps it is
 * seconds since the epoch, exact to the microsecond. NaN counts as greater than every number, as in
 * SQL engines, which leaves a maximum undefined.
 */
final class Extreme extends DeclaredMetric {
  /** The state of numbers; that of times is followed by the ordinal of its unit. */
  private static final byte NUMBERS_VERSION = 1;

  private static final byte TIMES_VERSION = 2;
  private static final int MICROS_SCALE = 6;
  private static final BigDecimal SECONDS_PER_DAY = BigDecimal.valueOf(86_400);

  private final Supplier<Extremum> empty;

  Extreme(String name, Supplier<Extremum> empty) {
    super(
        name,
        Signature.columns(1),
        Set.of(
            ColumnKind.LONG,
            ColumnKind.DOUBLE,
            ColumnKind.DECIMAL,
            ColumnKind.DATE,
            ColumnKind.TIMESTAMP));
    this.empty = empty;
  }

  @Override
  public MetricState create(MetricCall call, List<ColumnKind> kinds, int... positions) {
    return new State(empty.get(), unit(kinds.get(0)), positions[0]);
  }

  private static Unit unit(ColumnKind kind) {
    return switch (kind) {
      case DATE -> Unit.DATE;
      case TIMESTAMP -> Unit.TIMESTAMP;
      default -> Unit.NUMBER;
    };
  }

  @Override
  public MetricState read(MetricCall call, byte[] bytes) {
    boolean isOfTimes = bytes[0] == TIMES_VERSION;
    var buffer = StateBytes.open(bytes, isOfTimes ? TIMES_VERSION : NUMBERS_VERSION, name());
    var unit = isOfTimes ? Unit.values()[buffer.get()] : Unit.NUMBER;
    var extremum = empty.get();
    extremum.take(StateBytes.number(buffer));
    return new State(extremum, unit, -1);
  }

  private static final class State implements MetricState {
    private final Extremum extremum;
    private final Unit unit;
    private final int position;

    /**
     * @param extremum of dates in days, of timestamps in microseconds
     */
    State(Extremum extremum, Unit unit, int position) {
      this.extremum = extremum;
      this.unit = unit;
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
      var value = extremum.value();
      if (value == null) {
        return null;
      }
      return switch (unit) {
        case NUMBER -> value;
        case DATE -> BigDecimal.valueOf(value.longValue()).multiply(SECONDS_PER_DAY);
        case TIMESTAMP -> BigDecimal.valueOf(value.longValue(), MICROS_SCALE);
      };
    }

    @Override
    public Unit unit() {
      return unit;
    }

    @Override
    public byte[] toBytes() {
      var number = StateBytes.ofNumber(extremum.raw());
      return unit == Unit.NUMBER
          ? StateBytes.join(NUMBERS_VERSION, number)
          : ByteBuffer.allocate(2 + number.length)
              .put(TIMES_VERSION)
              .put((byte) unit.ordinal())
              .put(number)
              .array();
    }
  }
}
