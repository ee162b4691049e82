package io.plumbline.rules.arrival;

import java.util.Arrays;

/**
 * The middle and the spread of some values; half of the values may be outliers.
 *
 * @param middle their median
 * @param sigma what would be the standard deviation, were they normal
 */
public record Spread(double middle, double sigma) {
  /** Makes the median of absolute deviations a standard deviation. */
  private static final double MAD_TO_SIGMA = 1.4826;

  /** The spread of values in any order; both parts are 0 where there are none. */
  public static Spread of(double[] values) {
    var sorted = values.clone();
    Arrays.sort(sorted);
    double middle = median(sorted);
    var deviations = Arrays.stream(sorted).map(value -> Math.abs(value - middle)).sorted();
    return new Spread(middle, MAD_TO_SIGMA * median(deviations.toArray()));
  }

  /** The median of values in order of size; 0 where there are none. */
  static double median(double[] sorted) {
    int middle = sorted.length / 2;
    return sorted.length == 0
        ? 0
        : sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
