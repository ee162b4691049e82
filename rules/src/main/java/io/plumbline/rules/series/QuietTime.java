package io.plumbline.rules.series;

import java.nio.ByteBuffer;

/**
 * Lets one surprise of an incident through, and another when it is greater than what is left of the
 * first: an alarm wears off over a hundred points, and over more in a long series.
 */
final class QuietTime {
  private static final double POINTS = 100;
  private static final double GROWTH = 0.05;
  private static final int LONGEST = 20_000;

  /** At most so much is left of a surprise that is not let through: it is worth no alarm. */
  private static final double QUIETLY = 1;

  private double peak;

  /** The surprise that is to be told. */
  double pass(double surprise, int count) {
    peak *= 1 - 1 / (POINTS + GROWTH * Math.min(count, LONGEST));
    if (surprise <= peak) {
      return Math.min(QUIETLY, surprise);
    }
    peak = surprise;
    return surprise;
  }

  void write(ByteBuffer to) {
    to.putDouble(peak);
  }

  void read(ByteBuffer from) {
    peak = from.getDouble();
  }
}
