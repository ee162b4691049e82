package io.plumbline.rules.volume;

import java.nio.ByteBuffer;

/**
 * How long after its time a load arrives: the ninth decile by stochastic approximation (Robbins and
 * Monro 1951) and the mean excess over it, which give the delay that is too rare to be chance.
 */
public final class ArrivalDelay {
  private static final double QUANTILE = 0.9;
  private static final int LEARNED = 6;
  private static final double GAIN = 0.01;
  private static final double STEP = 0.02;
  private static final double EXCESS_GAIN = 0.05;

  /** A load is not late before a tenth of its period has passed. */
  private static final double LEAST_SHARE = 0.105;

  private static final double LEAST_EXCESS = 0.005;

  /** Delays have heavier tails than the exponential law that extends them. */
  private static final double HEAVY = 1.6;

  private static final double FALSE_ALARMS_A_MONTH = 0.03;

  private final VolumeSettings settings;
  private float quantile;
  private float excess;
  private float mean;
  private float count;

  public ArrivalDelay(VolumeSettings settings) {
    this.settings = settings;
    quantile = (float) (0.05 * settings.periodSeconds());
    excess = (float) (0.02 * settings.periodSeconds());
  }

  /** Whether enough loads have come to say when one is late. */
  public boolean isLearned() {
    return count >= LEARNED;
  }

  /** Seconds after its time from which a load is late. */
  public double deadlineSeconds() {
    double chance = FALSE_ALARMS_A_MONTH / settings.perMonth();
    double beyond =
        Math.max(excess, LEAST_EXCESS * settings.periodSeconds())
            * Math.log((1 - QUANTILE) / Math.min(1 - QUANTILE, chance))
            * HEAVY;
    return Math.max(LEAST_SHARE * settings.periodSeconds(), quantile + beyond);
  }

  /** Learns from a delay; one that was late teaches nothing once delays are known. O(1). */
  public void learn(double seconds) {
    count++;
    double delay = Math.max(0, Math.min(seconds, 2 * settings.periodSeconds()));
    if (count > 10 && delay > deadlineSeconds()) {
      return;
    }
    mean = (float) (mean + Math.max(GAIN, 1 / (count + 2)) * (delay - mean));
    double step = Math.max(mean, 1) * Math.max(STEP, 1 / (count + 1));
    quantile =
        (float)
            Math.max(0, quantile + (delay > quantile ? step * QUANTILE : -step * (1 - QUANTILE)));
    if (delay > quantile) {
      excess = (float) (excess + EXCESS_GAIN * (delay - quantile - excess));
    }
  }

  static int bytes() {
    return 4 * Float.BYTES;
  }

  void write(ByteBuffer out) {
    out.putFloat(quantile).putFloat(excess).putFloat(mean).putFloat(count);
  }

  void read(ByteBuffer in) {
    quantile = in.getFloat();
    excess = in.getFloat();
    mean = in.getFloat();
    count = in.getFloat();
  }
}
