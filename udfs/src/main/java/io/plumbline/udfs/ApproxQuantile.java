package io.plumbline.udfs;

import org.apache.datasketches.kll.KllSketch;

/**
 * {@code APPROX_QUANTILE(c, q[, eps])} of a numeric column: one of its numbers, the least that is
 * not below the share q of them; the median of 1 to 6 is 3. Its rank is off by at most eps of the
 * numbers with a probability of 99 %; 0.01 if left out. NULL and NaN are ignored; undefined without
 * numbers. See {@link Ranks} for the sketch, which is exact for some hundred numbers.
 */
final class ApproxQuantile extends RankMetric {
  private static final double DEFAULT_ERROR = 0.01;
  private static final int SMALLEST_SKETCH = 8;

  ApproxQuantile() {
    super(
        "APPROX_QUANTILE",
        0,
        Parameters.RANK,
        new Parameter(
            "an error of rank from 0.0001 to less than 1",
            true,
            Parameters.number(eps -> eps >= 0.0001 && eps < 1)));
  }

  @Override
  int sketchSize(MetricCall call) {
    int size = KllSketch.getKFromEpsilon(Parameters.number(call, 1, DEFAULT_ERROR), false);
    return Math.max(SMALLEST_SKETCH, size);
  }

  @Override
  double measure(MetricCall call, Ranks ranks) {
    return ranks.quantile(Parameters.number(call, 0));
  }
}
