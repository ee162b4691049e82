package io.plumbline.rules.strategy;

import java.util.Locale;

/** Two numbers between which something is expected. */
final class Bounds {
  private Bounds() {}

  /** Whether a measure lies outside; one that is not a number lies nowhere. */
  static boolean exclude(double measure, double lower, double upper) {
    return measure < lower || measure > upper;
  }

  /**
   * @throws IllegalArgumentException unless the bounds leave something to expect and something not
   *     to
   */
  static void check(String strategy, double lower, double upper) {
    if (!(lower <= upper)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Cannot use %s between %s and %s: the lower bound must not exceed the upper",
              strategy,
              lower,
              upper));
    }
    if (lower == Double.NEGATIVE_INFINITY && upper == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException(
          "Cannot use " + strategy + " without a bound: give a lower one, an upper one or both");
    }
  }

  /**
   * @throws IllegalArgumentException unless both are numbers of standard deviations
   */
  static void checkDeviations(String strategy, double lower, double upper) {
    if (!(lower >= 0 && upper >= 0)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Cannot use %s with %s and %s standard deviations: they must be 0 or more",
              strategy,
              lower,
              upper));
    }
    if (lower == Double.POSITIVE_INFINITY && upper == Double.POSITIVE_INFINITY) {
      check(strategy, -lower, upper);
    }
  }

  /** A bound that many deviations away; none, however small the deviation, for infinitely many. */
  static double away(double centre, double deviations, double size) {
    return Double.isInfinite(deviations) ? deviations : centre + deviations * size;
  }
}
