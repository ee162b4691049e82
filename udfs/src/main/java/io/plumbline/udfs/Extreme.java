package io.plumbline.udfs;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plumbline.model.row.ColumnKind;
import io.plumbline.model.row.RowSchema;
import io.plumbline.model.row.RowView;
import java.math.BigDecimal;
import java.nio.ByteBuffer;

/**
 * {@code MIN(c)} and {@code MAX(c)} of a numeric column. NULL is ignored; undefined when every
 * value is NULL. Exact for LONG and DECIMAL; NaN counts as greater than every number, as in SQL
 * engines.
 */
final class Extreme extends ColumnMetric {
  private static final byte VERSION = 1;
  private static final byte EMPTY = 0;
  private static final byte LONG = 1;
  private static final byte DOUBLE = 2;
  private static final byte DECIMAL = 3;

  private final int sign;

  /**
   * @param sign -1 for the minimum, 1 for the maximum
   */
  Extreme(String name, int sign) {
    super(name);
    this.sign = sign;
  }

  @Override
  public boolean accepts(ColumnKind kind) {
    return kind == ColumnKind.LONG || kind == ColumnKind.DOUBLE || kind == ColumnKind.DECIMAL;
  }

  @Override
  public MetricState create(RowSchema schema, int... positions) {
    byte kind =
        switch (schema.kind(positions[0])) {
          case LONG -> LONG;
          case DECIMAL -> DECIMAL;
          default -> DOUBLE;
        };
    return new State(sign, positions[0], kind);
  }

  @Override
  public MetricState read(byte[] bytes) {
    var buffer = StateBytes.open(bytes, VERSION, name());
    var state = new State(sign, -1, EMPTY);
    switch (buffer.get()) {
      case LONG -> state.take(buffer.getLong());
      case DOUBLE -> state.take(buffer.getDouble());
      case DECIMAL -> state.take(new BigDecimal(UTF_8.decode(buffer).toString()));
      default -> {}
    }
    return state;
  }

  private static final class State implements MetricState {
    private final int sign;
    private final int position;
    private final byte kind;
    private boolean seen;
    private long extremeLong;
    private double extremeDouble;
    private Number best;

    State(int sign, int position, byte kind) {
      this.sign = sign;
      this.position = position;
      this.kind = kind;
    }

    @Override
    public void update(RowView row) {
      if (row.isNull(position)) {
        return;
      }
      switch (kind) {
        case LONG -> {
          long value = row.getLong(position);
          if (!seen || sign * Long.compare(value, extremeLong) > 0) {
            extremeLong = value;
          }
        }
        case DOUBLE -> {
          double value = row.getDouble(position);
          if (!seen || sign * Double.compare(value, extremeDouble) > 0) {
            extremeDouble = value;
          }
        }
        default -> take(row.getDecimal(position));
      }
      seen = true;
    }

    void take(Number value) {
      if (best == null || sign * compare(value, best) > 0) {
        best = value;
      }
    }

    private static int compare(Number left, Number right) {
      if (left instanceof Double || right instanceof Double) {
        return Double.compare(left.doubleValue(), right.doubleValue());
      }
      return new BigDecimal(left.toString()).compareTo(new BigDecimal(right.toString()));
    }

    @Override
    public void merge(MetricState other) {
      var value = other.value();
      if (value != null) {
        take(value);
      }
    }

    @Override
    public Number value() {
      if (!seen) {
        return best;
      }
      Number own =
          switch (kind) {
            case LONG -> (Number) extremeLong;
            case DOUBLE -> (Number) extremeDouble;
            default -> best;
          };
      return best == null || sign * compare(own, best) > 0 ? own : best;
    }

    @Override
    public byte[] toBytes() {
      var value = value();
      if (value == null) {
        return new byte[] {VERSION, EMPTY};
      }
      if (value instanceof Long number) {
        return ByteBuffer.allocate(10).put(VERSION).put(LONG).putLong(number).array();
      }
      if (value instanceof Double number) {
        return ByteBuffer.allocate(10).put(VERSION).put(DOUBLE).putDouble(number).array();
      }
      var text = value.toString().getBytes(UTF_8);
      return ByteBuffer.allocate(2 + text.length).put(VERSION).put(DECIMAL).put(text).array();
    }
  }
}
