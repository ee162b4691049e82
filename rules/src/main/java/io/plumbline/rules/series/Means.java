package io.plumbline.rules.series;

/** Means that forget. */
final class Means {
  private Means() {}

  /**
   * The mean after one more number: the plain mean of the first ones, later that of about so many.
   *
   * @param count numbers so far, this one included
   */
  static double next(double mean, double number, int memory, int count) {
    return mean + (number - mean) / Math.min(memory, count);
  }
}
