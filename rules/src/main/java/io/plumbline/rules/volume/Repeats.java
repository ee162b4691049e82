package io.plumbline.rules.volume;

import java.nio.ByteBuffer;

/**
 * How often the same value came in a row: a value that is stuck. The chance of a repeat is the
 * greater of the series' own rate and of what its noise makes probable.
 */
final class Repeats {
  private static final double FIRST_RATE = 0.02;
  private static final double FIRST_BELIEF = 20;
  private static final double RATE_GAIN = 0.002;
  private static final double MOST_PROBABLE = 0.95;

  /** A longer run of repeats teaches nothing of the usual rate. */
  private static final int TEACHING_RUN = 3;

  /** Height of the normal density at its middle. */
  private static final double NORMAL_PEAK = 0.4;

  private double last = Double.NaN;
  private int count;
  private float rate = (float) FIRST_RATE;
  private float seen = (float) FIRST_BELIEF;

  /**
   * Takes the next value.
   *
   * @param deviation standard deviation of the series on a log scale, counting noise included
   * @return -log10 of the probability of as many repeats as there are now; 0 for repeated zeros
   */
  double take(double value, double deviation) {
    boolean repeated = value == last;
    count = repeated ? count + 1 : 0;
    last = value;
    double byNoise = NORMAL_PEAK / Math.max(NORMAL_PEAK, Math.max(Math.abs(value), 1) * deviation);
    double probability = Math.min(MOST_PROBABLE, Math.max(rate, byNoise));
    if (count < TEACHING_RUN) {
      seen++;
      rate = (float) (rate + Math.max(RATE_GAIN, 1 / seen) * ((repeated ? 1 : 0) - rate));
    }
    return value == 0 || count == 0 ? 0 : -Math.log10(probability) * count;
  }

  /** Repeats are as they should be: from now on they are probable, until values vary for long. */
  void accept() {
    rate = (float) MOST_PROBABLE;
  }

  int count() {
    return count;
  }

  static int bytes() {
    return Double.BYTES + Integer.BYTES + 2 * Float.BYTES;
  }

  void write(ByteBuffer out) {
    out.putDouble(last).putInt(count).putFloat(rate).putFloat(seen);
  }

  void read(ByteBuffer in) {
    last = in.getDouble();
    count = in.getInt();
    rate = in.getFloat();
    seen = in.getFloat();
  }
}
