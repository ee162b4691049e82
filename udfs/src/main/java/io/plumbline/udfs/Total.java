package io.plumbline.udfs;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plumbline.model.row.ColumnKind;
import io.plumbline.model.row.RowSchema;
import io.plumbline.model.row.RowView;
import java.math.BigDecimal;
import java.nio.ByteBuffer;

/**
 * {@code SUM(c)} and {@code AVG(c)} of a numeric column. NULL is ignored; undefined when every
 * value is NULL. Sums of LONG and DECIMAL are exact; sums of DOUBLE are compensated (Neumaier
 * 1974), so their error does not grow with the number of rows.
 */
final class Total extends ColumnMetric {
  enum Measure {
    SUM,
    MEAN
  }

  private static final byte VERSION = 1;
  private static final byte FLOATING = 1;
  private static final byte DECIMAL = 2;

  private final Measure measure;

  Total(String name, Measure measure) {
    super(name);
    this.measure = measure;
  }

  @Override
  public boolean accepts(ColumnKind kind) {
    return kind == ColumnKind.LONG || kind == ColumnKind.DOUBLE || kind == ColumnKind.DECIMAL;
  }

  @Override
  public MetricState create(RowSchema schema, int... positions) {
    return new State(measure, positions[0], schema.kind(positions[0]));
  }

  @Override
  public MetricState read(byte[] bytes) {
    var buffer = StateBytes.open(bytes, VERSION, name());
    var state = new State(measure, -1, ColumnKind.DOUBLE);
    state.count = buffer.getLong();
    byte flags = buffer.get();
    state.floating = (flags & FLOATING) != 0;
    state.decimal = (flags & DECIMAL) != 0;
    state.sum = buffer.getDouble();
    state.compensation = buffer.getDouble();
    state.exact = new BigDecimal(UTF_8.decode(buffer).toString());
    return state;
  }

  private static final class State implements MetricState {
    private final Measure measure;
    private final int position;
    private final ColumnKind kind;
    private long count;
    private long pendingLong;
    private BigDecimal exact = BigDecimal.ZERO;
    private boolean floating;
    private boolean decimal;
    private double sum;
    private double compensation;

    State(Measure measure, int position, ColumnKind kind) {
      this.measure = measure;
      this.position = position;
      this.kind = kind;
    }

    @Override
    public void update(RowView row) {
      if (row.isNull(position)) {
        return;
      }
      count++;
      switch (kind) {
        case LONG -> addLong(row.getLong(position));
        case DECIMAL -> {
          decimal = true;
          exact = exact.add(row.getDecimal(position));
        }
        default -> {
          floating = true;
          addDouble(row.getDouble(position));
        }
      }
    }

    private void addLong(long value) {
      long next = pendingLong + value;
      // Overflow shows as a sign that both operands lack; then the exact part takes what is
      // pending.
      if (((pendingLong ^ next) & (value ^ next)) < 0) {
        exact = exact.add(BigDecimal.valueOf(pendingLong));
        pendingLong = value;
      } else {
        pendingLong = next;
      }
    }

    private void addDouble(double value) {
      double next = sum + value;
      compensation +=
          Math.abs(sum) >= Math.abs(value) ? (sum - next) + value : (value - next) + sum;
      sum = next;
    }

    private BigDecimal exactTotal() {
      return exact.add(BigDecimal.valueOf(pendingLong));
    }

    private double floatingTotal() {
      double total = sum + compensation;
      return Double.isNaN(total) ? sum : total;
    }

    @Override
    public void merge(MetricState other) {
      var state = (State) other;
      count += state.count;
      floating |= state.floating;
      decimal |= state.decimal;
      exact = exact.add(state.exactTotal());
      addDouble(state.sum);
      addDouble(state.compensation);
    }

    @Override
    public Number value() {
      if (count == 0) {
        return null;
      }
      var total = exactTotal();
      if (measure == Measure.MEAN) {
        return (total.doubleValue() + floatingTotal()) / count;
      }
      if (floating) {
        return total.doubleValue() + floatingTotal();
      }
      boolean fitsLong = !decimal && total.unscaledValue().bitLength() < Long.SIZE;
      return fitsLong ? (Number) total.longValueExact() : total;
    }

    @Override
    public byte[] toBytes() {
      var text = exactTotal().toString().getBytes(UTF_8);
      return ByteBuffer.allocate(26 + text.length)
          .put(VERSION)
          .putLong(count)
          .put((byte) ((floating ? FLOATING : 0) | (decimal ? DECIMAL : 0)))
          .putDouble(sum)
          .putDouble(compensation)
          .put(text)
          .array();
    }
  }
}
