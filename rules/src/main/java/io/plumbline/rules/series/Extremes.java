package io.plumbline.rules.series;

import java.nio.ByteBuffer;

/** The least and the most that a number has been. */
final class Extremes {
  /** What lying beyond by all that lies between adds to novelty, and the most that it adds. */
  private static final double BEYOND = 8;

  private static final double MOST_BEYOND = 15;

  /** How fast novelty falls from the extremes inwards. */
  private static final double WITHIN = 2;

  /** By how much of what lies between them one number moves an extreme at most. */
  private static final double STRETCH = 4;

  private double least = Double.POSITIVE_INFINITY;
  private double most = Double.NEGATIVE_INFINITY;

  double least() {
    return least;
  }

  double most() {
    return most;
  }

  /** Whether two different numbers are known. */
  boolean isSpread() {
    return most > least;
  }

  /**
   * 1 at either extreme, more the further beyond as a part of what lies between them, less within.
   *
   * @param grain what does not count as a change of a number that never changed
   */
  double novelty(double number, double grain) {
    double beyond = Math.max(number - most, least - number);
    if (!isSpread()) {
      return beyond > grain ? 1 + MOST_BEYOND : 0;
    }
    double part = beyond / Math.max(most - least, grain);
    return part > 0 ? 1 + Math.min(MOST_BEYOND, BEYOND * part) : Math.max(0, 1 + WITHIN * part);
  }

  /** Learns a number as it is. */
  void learn(double number) {
    least = Math.min(least, number);
    most = Math.max(most, number);
  }

  /**
   * Learns a number, but no more of it than {@link #STRETCH} allows: it may be an anomaly.
   *
   * @param grain what does not count as a change of a number that never changed
   */
  void learnCarefully(double number, double grain) {
    if (!isSpread() && Math.abs(number - most) <= grain) {
      return;
    }
    double reach = isSpread() ? STRETCH * Math.max(most - least, grain) : Double.POSITIVE_INFINITY;
    learn(Math.max(least - reach, Math.min(most + reach, number)));
  }

  void write(ByteBuffer to) {
    to.putDouble(least).putDouble(most);
  }

  void read(ByteBuffer from) {
    least = from.getDouble();
    most = from.getDouble();
  }
}
