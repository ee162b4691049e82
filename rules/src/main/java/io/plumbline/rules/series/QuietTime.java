package io.plumbline.rules.series;

import java.nio.ByteBuffer;

/**
 * Lets one surprise of an incident through, and another when it is clearly greater than what is
 * left of the first: an alarm wears off within some dozen points.
 */
final class QuietTime {
  private static final double WEARS = 1 - 1 / 15.0;
  private static final double CLEARLY = 1.1;

  /**
   * Beyond so much a surprise counts by its logarithm: an outrage is no reason for long silence.
   */
  private static final double OUTRAGE = 6;

  /** At most so much is left of a surprise that is not let through: it is worth no alarm. */
  private static final double QUIETLY = 1;

  private double peak;

  /** The surprise that is to be told. */
  double pass(double surprise) {
    double weight =
        surprise < OUTRAGE ? surprise : OUTRAGE + Math.log(surprise / OUTRAGE) / Math.log(2);
    peak *= WEARS;
    boolean passes = weight > CLEARLY * peak;
    peak = Math.max(peak, weight);
    return passes ? surprise : Math.min(QUIETLY, surprise);
  }

  void write(ByteBuffer to) {
    to.putDouble(peak);
  }

  void read(ByteBuffer from) {
    peak = from.getDouble();
  }
}
