package io.plumbline.rules.volume;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Variance of a series around its forecast, on a log scale: one figure, and a ratio by hour. */
final class Noise {
  private static final int HOURS = 24;
  private static final double GAIN = 0.015;
  private static final double FIRST = 0.09;
  private static final double LEAST = 1e-5;
  private static final double MOST_RATIO = 16;

  /** A surprise counts for no more than this many variances. */
  private static final double MOST_SHARE = 6;

  /** How many values at an hour weigh as much as the belief that hours are alike. */
  private static final double ALIKE = 4;

  private static final int MOST_COUNT = 20;

  private float variance = (float) FIRST;
  private final float[] ratios = new float[HOURS];
  private final byte[] counts = new byte[HOURS];

  Noise() {
    Arrays.fill(ratios, 1);
  }

  double at(int hour) {
    return variance * ratio(hour);
  }

  private double ratio(int hour) {
    return (counts[hour] * ratios[hour] + ALIKE) / (counts[hour] + ALIKE);
  }

  /**
   * Learns from the squared deviation of one value, less what explains it otherwise.
   *
   * @param count values before it
   */
  void learn(int hour, double square, double count) {
    double gain = Math.max(GAIN, 1 / (count + 5));
    double scaled = Math.min(square / ratio(hour), MOST_SHARE * variance);
    variance = (float) Math.max(LEAST, variance + gain * (scaled - variance));
    counts[hour] = (byte) Math.min(MOST_COUNT, counts[hour] + 1);
    double step = 1.0 / counts[hour];
    double share = Math.min(square / variance, MOST_RATIO);
    ratios[hour] = (float) (ratios[hour] + step * (share - ratios[hour]));
  }

  static int bytes() {
    return Float.BYTES * (1 + HOURS) + HOURS;
  }

  void write(ByteBuffer out) {
    out.putFloat(variance).put(counts);
    for (float ratio : ratios) {
      out.putFloat(ratio);
    }
  }

  void read(ByteBuffer in) {
    variance = in.getFloat();
    in.get(counts);
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = in.getFloat();
    }
  }
}
