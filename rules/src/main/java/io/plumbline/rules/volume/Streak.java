package io.plumbline.rules.volume;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Whether the last loads are too few together, where none of them is by itself: the mean of two and
 * of four loads in a row, less the level from before the first of them, so that a level that
 * follows them hides nothing. How much such means spread, and how heavy their tail is, is learned
 * from the series: its noise may go on from load to load.
 */
final class Streak {
  private static final int[] LENGTHS = {2, 4};
  private static final int MOST = 4;

  /** Logarithms are kept in steps of a fifth of a percent. */
  private static final double STEP = 1.0 / 512;

  /** Each load of a streak is at least this many standard deviations low. */
  private static final double LOW = 1.5;

  /** One load counts for no more standard deviations. */
  private static final double MOST_DEVIATION = 6;

  private static final double LEAST_VARIANCE = 1e-4;

  /** Variance of a mean as a share of what loads that tell nothing of each other would have. */
  private static final double FIRST_RATIO = 1.5;

  private static final double LEAST_RATIO = 0.2;
  private static final double MOST_SHARE = 6;
  private static final double RATIO_GAIN = 0.005;
  private static final double RATIO_BELIEF = 50;
  private static final double FIRST_RATE = 0.05;
  private static final double MOST_UNPROVEN = 0.9;

  private final double needed;

  /** The last loads, the latest first: without their season, and the level forecast for each. */
  private final short[] values = new short[MOST];

  private final short[] levels = new short[MOST];
  private byte kept;
  private final float[] ratios = new float[LENGTHS.length];
  private final Tail[] tails = {new Tail(FIRST_RATE), new Tail(FIRST_RATE)};

  /** What the last load made of each mean, until it is learned from; NaN for none. */
  private final double[] standards = new double[LENGTHS.length];

  private final double[] shares = new double[LENGTHS.length];

  /**
   * @param falseAlarms how many a month the tails alone may raise; that each load must be low
   *     besides leaves few of them
   */
  Streak(VolumeSettings settings, double falseAlarms) {
    needed = -Math.log10(falseAlarms / settings.perMonth());
    Arrays.fill(ratios, (float) FIRST_RATIO);
    Arrays.fill(standards, Double.NaN);
  }

  /** A load that cannot be compared ends the streak. */
  void end() {
    kept = 0;
    Arrays.fill(standards, Double.NaN);
  }

  /**
   * Takes the next load.
   *
   * @param value without its season, on a log scale
   * @param level what was forecast for it
   * @param noise its variance
   * @param unsure variance of its season, which loads in a row have in common
   * @return 1 and more for an alarm
   */
  double take(double value, double level, double noise, double unsure) {
    System.arraycopy(values, 0, values, 1, MOST - 1);
    System.arraycopy(levels, 0, levels, 1, MOST - 1);
    values[0] = steps(value);
    levels[0] = steps(level);
    kept = (byte) Math.min(MOST, kept + 1);
    double score = 0;
    for (int i = 0; i < LENGTHS.length; i++) {
      standards[i] = Double.NaN;
      if (kept >= LENGTHS[i]) {
        score = Math.max(score, judge(i, noise, unsure));
      }
    }
    return score;
  }

  /** From -64 to 64, which no count is beyond. */
  private static short steps(double log) {
    return (short) Math.round(Levels.clip(log / STEP, Short.MAX_VALUE));
  }

  private double judge(int index, double noise, double unsure) {
    int length = LENGTHS[index];
    double deviation = Math.sqrt(noise + unsure);
    double sum = 0;
    double highest = -Double.MAX_VALUE;
    for (int i = 0; i < length; i++) {
      double error = (values[i] - levels[length - 1]) * STEP;
      highest = Math.max(highest, error);
      sum += Levels.clip(error, MOST_DEVIATION * deviation);
    }
    double mean = sum / length;
    double independent = noise / length;
    standards[index] = mean / Math.sqrt(ratios[index] * independent + unsure + LEAST_VARIANCE);
    shares[index] = Math.max(LEAST_RATIO, (mean * mean - unsure) / independent);
    if (highest > -LOW * deviation) {
      return 0;
    }
    double score = tails[index].surprise(-standards[index]) / needed;
    return mean > -VolumeModel.LEAST_CHANGE ? Math.min(score, MOST_UNPROVEN) : score;
  }

  /** The load that was taken last is ordinary. */
  void learn() {
    for (int i = 0; i < LENGTHS.length; i++) {
      if (Double.isNaN(standards[i])) {
        continue;
      }
      double gain = Math.max(RATIO_GAIN, 1 / (tails[i].seen() + RATIO_BELIEF));
      double share = Math.min(shares[i], MOST_SHARE * ratios[i]);
      ratios[i] = (float) (ratios[i] + gain * (share - ratios[i]));
      tails[i].learn(Math.max(0, -standards[i]));
    }
  }

  static int bytes() {
    return 2 * Short.BYTES * (MOST - 1) + 1 + LENGTHS.length * (Float.BYTES + Tail.bytes());
  }

  /** The oldest load is not written: the next one puts it out. */
  void write(ByteBuffer out) {
    for (int i = 0; i < MOST - 1; i++) {
      out.putShort(values[i]).putShort(levels[i]);
    }
    out.put(kept);
    for (int i = 0; i < LENGTHS.length; i++) {
      out.putFloat(ratios[i]);
      tails[i].write(out);
    }
  }

  void read(ByteBuffer in) {
    for (int i = 0; i < MOST - 1; i++) {
      values[i] = in.getShort();
      levels[i] = in.getShort();
    }
    kept = in.get();
    for (int i = 0; i < LENGTHS.length; i++) {
      ratios[i] = in.getFloat();
      tails[i].read(in);
    }
  }
}
