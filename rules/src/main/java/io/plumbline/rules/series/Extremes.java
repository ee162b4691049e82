package io.plumbline.rules.series;

import java.nio.ByteBuffer;

/** The least and the most that a number has been. */
final class Extremes {
  private static final double BEYOND = 8;
  private static final double MOST_BEYOND = 15;
  private static final double WITHIN = 4;

  private double least = Double.POSITIVE_INFINITY;
  private double most = Double.NEGATIVE_INFINITY;

  double least() {
    return least;
  }

  double most() {
    return most;
  }

  /**
   * 1 at either extreme, more the further beyond as a part of what lies between them, less within.
   *
   * @param grain what does not count as a change of a number that never changed
   */
  double novelty(double number, double grain) {
    double span = most - least;
    double beyond = Math.max(number - most, least - number);
    if (span <= 0) {
      return beyond > grain ? 1 + MOST_BEYOND : 0;
    }
    double part = beyond / span;
    return part > 0 ? 1 + Math.min(MOST_BEYOND, BEYOND * part) : Math.max(0, 1 + WITHIN * part);
  }

  void learn(double number) {
    least = Math.min(least, number);
    most = Math.max(most, number);
  }

  void write(ByteBuffer to) {
    to.putDouble(least).putDouble(most);
  }

  void read(ByteBuffer from) {
    least = from.getDouble();
    most = from.getDouble();
  }
}
