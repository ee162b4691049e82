package io.plumbline.rules.volume;

import java.nio.ByteBuffer;

/**
 * The level of a series without its season, on a log scale: exponential means of four memories,
 * weighed by how well each has forecast lately, and a slow one that the season is learned against.
 */
final class Levels {
  private static final double[] GAINS = {0.01, 0.04, 0.12, 0.5};
  private static final double ERROR_GAIN = 0.02;
  private static final double FIRST_ERROR = 0.1;

  /** How sharply a better forecast is preferred. */
  private static final double SHARPNESS = 8;

  private static final double SLOW_GAIN = 0.07;
  private static final double SLOW_DAYS = 4;

  private final double slowGain;
  private final double haste;
  private final float[] levels = new float[GAINS.length];
  private final float[] errors = new float[GAINS.length];
  private float slow;

  Levels(VolumeSettings settings) {
    slowGain =
        Math.min(SLOW_GAIN, settings.periodSeconds() / (SLOW_DAYS * VolumeSettings.DAY_SECONDS));
    haste = settings.isSnapshot() ? 2 : 1;
  }

  void begin(double value) {
    for (int i = 0; i < levels.length; i++) {
      levels[i] = (float) value;
      errors[i] = (float) FIRST_ERROR;
    }
    slow = (float) value;
  }

  /** What the next value will be, but for its season. */
  double forecast() {
    double best = Double.MAX_VALUE;
    for (float error : errors) {
      best = Math.min(best, error);
    }
    double sum = 0;
    double weights = 0;
    for (int i = 0; i < levels.length; i++) {
      double weight = Math.exp(-SHARPNESS * (errors[i] / best - 1));
      sum += weight * levels[i];
      weights += weight;
    }
    return sum / weights;
  }

  double slow() {
    return slow;
  }

  /**
   * Learns from a value without its season.
   *
   * @param count values before it
   * @param limit greatest deviation that is believed
   * @param share of the deviation that is the level's and not an unknown season's, in (0, 1]
   */
  void learn(double value, double count, double limit, double share) {
    for (int i = 0; i < levels.length; i++) {
      double error = clip(value - levels[i], limit);
      double gain = Math.max(ERROR_GAIN, 1 / (count + 5));
      errors[i] = (float) (errors[i] + gain * (error * error + 1e-6 - errors[i]));
      double step = share * Math.min(1, Math.max(GAINS[i] * haste, 1 / (count + 1)));
      levels[i] = (float) (levels[i] + step * error);
    }
  }

  /** Moves the slow level. */
  void learnSlow(double deviation, double count, double share) {
    slow = (float) (slow + share * Math.max(slowGain, 1 / (count + 1)) * deviation);
  }

  /** A new level was adopted. */
  void shift(double by) {
    for (int i = 0; i < levels.length; i++) {
      levels[i] = (float) (levels[i] + by);
    }
    slow = (float) (slow + by);
  }

  static double clip(double value, double limit) {
    return Math.max(-limit, Math.min(limit, value));
  }

  static int bytes() {
    return Float.BYTES * (2 * GAINS.length + 1);
  }

  void write(ByteBuffer out) {
    for (int i = 0; i < levels.length; i++) {
      out.putFloat(levels[i]).putFloat(errors[i]);
    }
    out.putFloat(slow);
  }

  void read(ByteBuffer in) {
    for (int i = 0; i < levels.length; i++) {
      levels[i] = in.getFloat();
      errors[i] = in.getFloat();
    }
    slow = in.getFloat();
  }
}
