package io.plumbline.udfs;

/**
 * {@code QUANTILE(c, q)} of a numeric column: the number below which the share q of the numbers
 * lies, by linear interpolation between two neighbours (R-7, as in R, NumPy and Deequ's
 * ExactQuantile); and {@code IQR(c)}, the interquartile range QUANTILE(c, 0.75) - QUANTILE(c,
 * 0.25). NULL and NaN are ignored; undefined without numbers. Exact up to {@link #LIMIT} numbers,
 * above with ranks that are off by at most 0.14 % of the numbers; see {@link Ranks}.
 */
final class Quantile extends RankMetric {
  /** Numbers that are kept, in 8 bytes each. */
  static final int LIMIT = 100_000;

  private static final int SKETCH_SIZE = 2048;

  private final boolean isRange;

  private Quantile(String name, int limit, boolean isRange, Parameter... parameters) {
    super(name, limit, parameters);
    this.isRange = isRange;
  }

  static Quantile ofOneRank(int limit) {
    return new Quantile("QUANTILE", limit, false, Parameters.RANK);
  }

  static Quantile interquartileRange(int limit) {
    return new Quantile("IQR", limit, true);
  }

  @Override
  int sketchSize(MetricCall call) {
    return SKETCH_SIZE;
  }

  @Override
  double measure(MetricCall call, Ranks ranks) {
    return isRange
        ? ranks.quantile(0.75) - ranks.quantile(0.25)
        : ranks.quantile(Parameters.number(call, 0));
  }
}
