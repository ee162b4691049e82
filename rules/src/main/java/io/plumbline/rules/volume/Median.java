package io.plumbline.rules.volume;

import java.util.Arrays;

/** Median and median absolute deviation. */
final class Median {
  /** Makes the MAD of a normal distribution equal its standard deviation. */
  private static final double NORMAL_CONSISTENCY = 1.4826;

  private Median() {}

  /** The median; O(n log n) for n values, n at least 1. */
  static double of(double[] values) {
    var sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** Robust standard deviation of residuals around zero; 0 when there are none. */
  static double spread(double[] residuals) {
    if (residuals.length == 0) {
      return 0;
    }
    var absolute = new double[residuals.length];
    for (int i = 0; i < absolute.length; i++) {
      absolute[i] = Math.abs(residuals[i]);
    }
    return NORMAL_CONSISTENCY * of(absolute);
  }
}
