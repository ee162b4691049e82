package io.plumbline.udfs;

import io.plumbline.model.row.ColumnKind;
import io.plumbline.model.row.RowBatch;
import io.plumbline.model.row.Selection;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * {@code CORR(a, b)} of numeric columns: Pearson's coefficient c/√(m₂(a)·m₂(b)), with c the sum of
 * the products of the distances to both means; between -1 and 1. Rows where either is NULL are
 * ignored. Undefined without rows and where a column does not vary. Sums as in {@link Moments}.
 */
final class Correlation extends DeclaredMetric {
  private static final byte VERSION = 1;

  Correlation() {
    super("CORR", Signature.columns(2), NUMBERS);
  }

  @Override
  public MetricState create(MetricCall call, List<ColumnKind> kinds, int... positions) {
    return new State(positions[0], positions[1]);
  }

  @Override
  public MetricState read(MetricCall call, byte[] bytes) {
    var buffer = StateBytes.open(bytes, VERSION, name());
    var state = new State(-1, -1);
    state.join(
        buffer.getLong(),
        buffer.getDouble(),
        buffer.getDouble(),
        buffer.getDouble(),
        buffer.getDouble(),
        buffer.getDouble());
    return state;
  }

  private static final class State implements MetricState {
    private final int firstPosition;
    private final int secondPosition;
    private final Pairs pairs = new Pairs();
    private final Doubles firstDoubles = new Doubles();
    private final Doubles secondDoubles = new Doubles();
    private long count;
    private double meanX;
    private double meanY;
    private double squaresX;
    private double squaresY;
    private double products;

    State(int firstPosition, int secondPosition) {
      this.firstPosition = firstPosition;
      this.secondPosition = secondPosition;
    }

    @Override
    public void update(RowBatch batch, Selection selection) {
      var first = batch.column(firstPosition);
      var second = batch.column(secondPosition);
      var rows = pairs.select(first, second, selection);
      if (rows.isEmpty()) {
        return;
      }
      firstDoubles.gather(first, rows);
      secondDoubles.gather(second, rows);
      add(firstDoubles.values(), secondDoubles.values(), rows.size());
    }

    private void add(double[] xs, double[] ys, int size) {
      double shiftX = xs[0];
      double shiftY = ys[0];
      double sumX = 0;
      double sumY = 0;
      for (int i = 0; i < size; i++) {
        sumX += xs[i] - shiftX;
        sumY += ys[i] - shiftY;
      }
      double distanceX = sumX / size;
      double distanceY = sumY / size;
      double xx = 0;
      double yy = 0;
      double xy = 0;
      for (int i = 0; i < size; i++) {
        double x = (xs[i] - shiftX) - distanceX;
        double y = (ys[i] - shiftY) - distanceY;
        xx += x * x;
        yy += y * y;
        xy += x * y;
      }
      join(size, shiftX + distanceX, shiftY + distanceY, xx, yy, xy);
    }

    private void join(long n, double x, double y, double xx, double yy, double xy) {
      if (n == 0) {
        return;
      }
      double stepX = count == 0 ? 0 : x - meanX;
      double stepY = count == 0 ? 0 : y - meanY;
      double weight = (double) count / (count + n) * n;
      squaresX += xx + stepX * stepX * weight;
      squaresY += yy + stepY * stepY * weight;
      products += xy + stepX * stepY * weight;
      meanX = count == 0 ? x : meanX + stepX * n / (count + n);
      meanY = count == 0 ? y : meanY + stepY * n / (count + n);
      count += n;
    }

    @Override
    public void merge(MetricState other) {
      var state = (State) other;
      join(state.count, state.meanX, state.meanY, state.squaresX, state.squaresY, state.products);
    }

    @Override
    public Number value(long atMillis) {
      double correlation = products / (Math.sqrt(squaresX) * Math.sqrt(squaresY));
      return Values.finite(Math.max(-1, Math.min(1, correlation)));
    }

    @Override
    public byte[] toBytes() {
      return ByteBuffer.allocate(49)
          .put(VERSION)
          .putLong(count)
          .putDouble(meanX)
          .putDouble(meanY)
          .putDouble(squaresX)
          .putDouble(squaresY)
          .putDouble(products)
          .array();
    }
  }
}
