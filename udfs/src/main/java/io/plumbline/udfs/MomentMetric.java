package io.plumbline.udfs;

import io.plumbline.model.row.ColumnKind;
import io.plumbline.model.row.RowBatch;
import io.plumbline.model.row.Selection;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Spread and shape of a numeric column by its central moments, with n values and mₖ the sum of the
 * k-th powers of their distances to the mean: {@code VAR_POP} m₂/n, {@code VAR_SAMP} m₂/(n-1),
 * {@code STDDEV_POP} and {@code STDDEV_SAMP} their roots, {@code SKEWNESS} √n·m₃/m₂^1.5 and {@code
 * KURTOSIS} n·m₄/m₂² - 3 (the excess over the normal distribution's), the last two of the
 * population and 0 where m₂ is 0. NULL is ignored. Undefined without values, those of a sample also
 * with one alone, and where a value is not finite.
 */
final class MomentMetric extends DeclaredMetric {
  /** What is told of the moments. */
  enum Measure {
    VAR_POP,
    VAR_SAMP,
    STDDEV_POP,
    STDDEV_SAMP,
    SKEWNESS,
    KURTOSIS
  }

  private static final byte VERSION = 1;

  private final Measure measure;

  MomentMetric(Measure measure) {
    super(measure.name(), Signature.columns(1), NUMBERS);
    this.measure = measure;
  }

  @Override
  public MetricState create(MetricCall call, List<ColumnKind> kinds, int... positions) {
    return new State(new Moments(), positions[0]);
  }

  @Override
  public MetricState read(MetricCall call, byte[] bytes) {
    return new State(Moments.read(StateBytes.open(bytes, VERSION, name())), -1);
  }

  private Number measure(Moments moments) {
    double n = moments.count();
    double m2 = moments.m2();
    if (n == 0) {
      return null;
    }
    return switch (measure) {
      case VAR_POP -> Values.finite(m2 / n);
      case VAR_SAMP -> Values.share(m2, n - 1);
      case STDDEV_POP -> Values.finite(Math.sqrt(m2 / n));
      case STDDEV_SAMP -> n == 1 ? null : Values.finite(Math.sqrt(m2 / (n - 1)));
      case SKEWNESS ->
          m2 == 0 ? (Number) 0.0 : Values.finite(Math.sqrt(n) * moments.m3() / Math.pow(m2, 1.5));
      case KURTOSIS -> m2 == 0 ? (Number) 0.0 : Values.finite(n * moments.m4() / (m2 * m2) - 3);
    };
  }

  private final class State implements MetricState {
    private final Moments moments;
    private final int position;
    private final Doubles doubles = new Doubles();

    State(Moments moments, int position) {
      this.moments = moments;
      this.position = position;
    }

    @Override
    public void update(RowBatch batch, Selection rows) {
      int size = doubles.gather(batch.column(position), rows);
      moments.add(doubles.values(), size);
    }

    @Override
    public void merge(MetricState other) {
      moments.merge(((State) other).moments);
    }

    @Override
    public Number value(long atMillis) {
      return measure(moments);
    }

    @Override
    public byte[] toBytes() {
      var buffer = ByteBuffer.allocate(1 + Moments.BYTES).put(VERSION);
      moments.write(buffer);
      return buffer.array();
    }
  }
}
