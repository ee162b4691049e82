package io.plumbline.rules.volume;

import java.nio.ByteBuffer;

/**
 * How probable a deviation of so many standard deviations is, learned from the series itself: peaks
 * over a threshold (Pickands 1975; streamed as in Siffer et al., KDD 2017), with an exponential law
 * on the deviation to the power 1.3, between the normal law's and a heavy one's. One side.
 */
final class Tail {
  static final double FIRST_RATE = 0.07;
  private static final double THRESHOLD = 1.5;
  private static final double POWER = 1.3;
  private static final double THRESHOLD_POWER = Math.pow(THRESHOLD, POWER);
  private static final double LN_10 = Math.log(10);
  private static final double FIRST_SCALE = 0.75;
  private static final double LEAST_SCALE = 0.45;
  private static final double LEAST_RATE = 0.01;
  private static final double RATE_GAIN = 0.002;
  private static final double SCALE_GAIN = 0.02;
  private static final double RATE_BELIEF = 150;
  private static final double SCALE_BELIEF = 25;

  /** An excess counts for no more than three scales; 1.05 makes up for what is cut. */
  private static final double MOST_EXCESS = 3;

  private static final double CUT = 1.05;

  private float rate;
  private float scale = (float) FIRST_SCALE;
  private float seen;
  private float exceeded;

  Tail(double rate) {
    this.rate = (float) rate;
  }

  /** Learns from one deviation, in standard deviations; 0 for one to the other side. */
  void learn(double deviation) {
    seen++;
    double gain = Math.max(RATE_GAIN, 1 / (seen + RATE_BELIEF));
    rate = (float) (rate + gain * ((deviation > THRESHOLD ? 1 : 0) - rate));
    if (deviation > THRESHOLD) {
      exceeded++;
      double step = Math.max(SCALE_GAIN, 1 / (exceeded + SCALE_BELIEF));
      double excess = Math.min(excess(deviation), MOST_EXCESS * scale);
      scale = (float) Math.max(LEAST_SCALE, scale + step * (CUT * excess - scale));
    }
  }

  /** -log10 of the probability of this deviation or more. */
  double surprise(double deviation) {
    double base = Math.max(rate, LEAST_RATE);
    if (deviation <= THRESHOLD) {
      return -Math.log10(Math.max(base, 0.5 * (1 - deviation / (2 * THRESHOLD))));
    }
    return -Math.log10(base) + excess(deviation) / (scale * LN_10);
  }

  /** The deviation that is so surprising in a tail of this rate and scale. */
  static double deviation(double rate, double scale, double surprise) {
    double excess = (surprise + Math.log10(Math.max(rate, LEAST_RATE))) * scale * LN_10;
    return Math.pow(Math.pow(THRESHOLD, POWER) + Math.max(0, excess), 1 / POWER);
  }

  /** How many deviations were learned from. */
  double seen() {
    return seen;
  }

  double rate() {
    return rate;
  }

  double scale() {
    return scale;
  }

  private static double excess(double deviation) {
    return Math.pow(deviation, POWER) - THRESHOLD_POWER;
  }

  static int bytes() {
    return Float.BYTES * 4;
  }

  void write(ByteBuffer out) {
    out.putFloat(rate).putFloat(scale).putFloat(seen).putFloat(exceeded);
  }

  void read(ByteBuffer in) {
    rate = in.getFloat();
    scale = in.getFloat();
    seen = in.getFloat();
    exceeded = in.getFloat();
  }
}
