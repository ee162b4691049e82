package io.plumbline.rules.series;

import java.nio.ByteBuffer;

/**
 * How probable large values of a number are, from those seen: peaks over a threshold that holds
 * about two of a hundred, with a generalised Pareto tail fitted by moments (Hosking and Wallis
 * 1987; for streams, Siffer et al. 2017). Constant time and space; old values fade.
 */
final class TailFit {
  private static final double BODY = 0.98;
  private static final int MEMORY = 3_000;
  private static final int START = 30;
  private static final double HEAVIEST = 0.3;
  private static final double LIGHT = 1e-3;

  /**
   * An excess is learned as at most so many mean excesses, so that no one widens the tail alone.
   */
  private static final double CLIP = 12;

  /** How fast the threshold looks for its place. */
  private static final double PACE = 4;

  private int count;
  private double threshold;
  private double mean;
  private double excess;
  private double squaredExcess;
  private double rate = 1 - BODY;

  /** -log10 of the probability of such a size or more; 0 for what is not in the tail. */
  double surprise(double size, double grain) {
    double over = size - threshold;
    if (over <= 0) {
      return 0;
    }
    double typical = Math.max(excess, 0.05 * grain + 1e-12 * mean + Double.MIN_NORMAL);
    double variance = Math.max(squaredExcess - excess * excess, 1e-9 * typical * typical);
    double shape = Math.min(HEAVIEST, Math.max(0, 0.5 * (1 - typical * typical / variance)));
    double scale = typical * (1 - shape);
    double exponent = shape < LIGHT ? over / scale : Math.log1p(shape * over / scale) / shape;
    return (exponent - Math.log(Math.max(rate, 1e-6))) / Math.log(10);
  }

  void learn(double size) {
    count++;
    double gain = Math.max(1.0 / count, 1.0 / MEMORY);
    mean += gain * (size - mean);
    if (count <= START) {
      threshold = Math.max(threshold, size);
      excess = Math.max(excess, 0.3 * mean);
      squaredExcess = 2 * excess * excess;
      return;
    }
    double over = size - threshold;
    rate += gain * ((over > 0 ? 1 : 0) - rate);
    if (over > 0) {
      double clipped = excess > 0 ? Math.min(over, CLIP * excess) : over;
      double tailGain = Math.max(1 / (1 + count * (1 - BODY)), 1 / (MEMORY * (1 - BODY)));
      excess += tailGain * (clipped - excess);
      squaredExcess += tailGain * (clipped * clipped - squaredExcess);
    }
    double step = PACE * gain * (mean + excess);
    threshold = Math.max(0, threshold + (over > 0 ? step * BODY : -step * (1 - BODY)));
  }

  void write(ByteBuffer to) {
    to.putInt(count).putDouble(threshold).putDouble(mean);
    to.putDouble(excess).putDouble(squaredExcess).putDouble(rate);
  }

  void read(ByteBuffer from) {
    count = from.getInt();
    threshold = from.getDouble();
    mean = from.getDouble();
    excess = from.getDouble();
    squaredExcess = from.getDouble();
    rate = from.getDouble();
  }
}
