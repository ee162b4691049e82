package io.plumbline.benchmarks.runner;

/** Between which numbers, both included, a right answer lies. */
record Bounds(double low, double high) {
  /** Two systems may add in another order; digits beyond that are the same. */
  private static final double ROUNDING = 1e-9;

  static Bounds exactly(double value) {
    return around(value, ROUNDING);
  }

  /**
   * @param error how far off, as a share of the value
   */
  static Bounds around(double value, double error) {
    double margin = Math.abs(value) * error;
    return new Bounds(value - margin, value + margin);
  }

  boolean contain(double value) {
    return value >= low && value <= high;
  }
}
