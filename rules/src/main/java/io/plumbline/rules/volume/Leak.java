package io.plumbline.rules.volume;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Whether the level sinks little by little, by daily means without their season (by loads where
 * they are rarer than daily). Two tests must agree: a cumulative sum of deviations from a slow
 * trend (Page 1954), and the fall between two stretches of days against the falls that the series
 * is used to.
 */
final class Leak {
  private static final int KEPT = 18;

  /** A decline of fewer percent than this is none: on a log scale. */
  private static final double LEAST_FALL = 0.12;

  private static final double MOST_UNPROVEN = 0.9;

  /** Where the middle of the fall may lie between its ends: a slope, neither a step nor a dip. */
  private static final double LEAST_MIDDLE = 0.2;

  private static final double MOST_MIDDLE = 1.0;
  private static final double SUM_ALLOWANCE = 0.5;
  private static final double SUM_LIMIT = 9;
  private static final double SUM_FROZEN = 3;
  private static final double FROZEN_SHARE = 0.15;
  private static final double TREND_GAIN = 0.003;
  private static final double TREND_MEMORY = 0.99;
  private static final double LEVEL_GAIN = 0.06;
  private static final double LEAST_DEVIATION = 0.03;
  private static final double LEAST_FALL_DEVIATION = 0.04;
  private static final double FALL_GAIN = 0.02;
  private static final double DRIFT_GAIN = 0.005;
  private static final double FIRST_RATE = 0.05;

  /** Mean absolute deviation to standard deviation: sqrt(pi / 2). */
  private static final double NORMAL = 1.25;

  /** Both tests at this share of their own limits are one alarm: two weak witnesses are one. */
  private static final double TOGETHER = 1.4;

  /** Recent, gap and base of each comparison: units ago. */
  private static final int[][] DAILY = {{2, 5, 9}, {3, 10, 16}};

  private static final int[][] RARE = {{1, 3, 8}, {2, 4, 10}};
  private static final int WARM_UP = 7;
  private static final int LEAST_FALLS = 4;

  private final VolumeSettings settings;
  private final int[][] stretches;
  private final double needed;
  private final float[] means = new float[KEPT];
  private int count;
  private float level;
  private float trend;
  private float deviation = 0.1f;
  private float sum;
  private final float[] falls = {0.1f, 0.1f};
  private final float[] drifts = new float[2];
  private final float[] fallCounts = new float[2];
  private final Tail[] tails = {new Tail(FIRST_RATE), new Tail(FIRST_RATE)};
  private float score;
  private long unit = Long.MIN_VALUE;
  private float unitSum;
  private int unitCount;

  /**
   * @param falseAlarms how many a month are borne
   */
  Leak(VolumeSettings settings, double falseAlarms) {
    this.settings = settings;
    boolean rare = settings.periodSeconds() > 3 * VolumeSettings.DAY_SECONDS;
    stretches = rare ? RARE : DAILY;
    double units = Math.min(settings.perMonth(), settings.perMonth() / settings.perDay());
    needed = -Math.log10(falseAlarms / units);
  }

  /** 1 or more when the level is leaking. */
  double score() {
    return score;
  }

  /**
   * Takes a load: the first of a new day judges the day before.
   *
   * @param endSeconds end of the load's period
   * @param value its level without season, on a log scale
   * @param counts whether it tells of the level: no anomaly, no holiday
   */
  void take(double endSeconds, double value, boolean counts) {
    if (settings.perDay() <= 1) {
      if (counts) {
        judge(value);
      }
      return;
    }
    long day =
        (long) Math.floor((endSeconds - settings.periodSeconds() / 2) / VolumeSettings.DAY_SECONDS);
    if (day != unit) {
      if (unitCount >= Math.max(1, settings.perDay() / 3)) {
        judge((double) unitSum / unitCount);
      }
      unit = day;
      unitSum = 0;
      unitCount = 0;
    }
    if (counts) {
      unitSum = (float) (unitSum + value);
      unitCount++;
    }
  }

  private void judge(double mean) {
    double bySum = accumulate(mean);
    means[count % KEPT] = (float) mean;
    count++;
    score = 0;
    for (int i = 0; i < stretches.length; i++) {
      score = (float) Math.max(score, compare(i, bySum));
    }
  }

  private double accumulate(double mean) {
    if (count == 0) {
      level = (float) mean;
      return 0;
    }
    double error = mean - (level + trend);
    double standard = error / Math.max(deviation, LEAST_DEVIATION);
    if (count >= WARM_UP) {
      sum = (float) Math.max(0, sum - Math.max(-4, Math.min(3, standard)) - SUM_ALLOWANCE);
    }
    double clipped = count < 10 ? error : Levels.clip(error, 2.5 * deviation);
    double share = sum > SUM_FROZEN ? FROZEN_SHARE : 1;
    level = (float) (level + trend + share * Math.max(LEVEL_GAIN, 1.0 / (count + 1)) * clipped);
    trend = (float) ((trend + share * TREND_GAIN * clipped) * TREND_MEMORY);
    double absolute = Math.min(Math.abs(error), 3 * Math.max(deviation, LEAST_DEVIATION));
    double gain = share * Math.max(LEAST_DEVIATION, 1.0 / (count + 4));
    deviation = (float) (deviation + gain * (NORMAL * absolute - deviation));
    double ratio = sum / SUM_LIMIT;
    if (ratio > 3) {
      sum = 0;
      level = (float) mean;
    }
    return ratio;
  }

  private double compare(int index, double bySum) {
    var stretch = stretches[index];
    boolean rare = stretches == RARE;
    if (count <= stretch[2] + (rare ? 1 : WARM_UP)) {
      return 0;
    }
    double base = mean(stretch[1], stretch[2]);
    double last = mean(0, stretch[0] - 1);
    double middle = mean(stretch[0], stretch[1] - 1);
    double fall = last - base - drifts[index];
    double scale = Math.max(falls[index], LEAST_FALL_DEVIATION);
    double standard = fall / scale;
    double proof =
        fallCounts[index] < LEAST_FALLS || standard >= 0
            ? 0
            : tails[index].surprise(-standard) / needed;
    double where = (middle - base) / Math.min(-1e-9, last - base);
    if (base - last < LEAST_FALL || where < LEAST_MIDDLE || where > MOST_MIDDLE) {
      proof = Math.min(proof, MOST_UNPROVEN);
    }
    if (proof < 0.8) {
      learn(index, Levels.clip(fall, 3 * scale), standard);
    }
    return TOGETHER * Math.min(proof, bySum);
  }

  private void learn(int index, double fall, double standard) {
    fallCounts[index]++;
    double gain = Math.max(FALL_GAIN, 1.0 / (fallCounts[index] + 2));
    falls[index] = (float) (falls[index] + gain * (NORMAL * Math.abs(fall) - falls[index]));
    drifts[index] = (float) (drifts[index] + DRIFT_GAIN * fall);
    tails[index].learn(Math.max(0, -standard));
  }

  private double mean(int from, int to) {
    double total = 0;
    for (int i = from; i <= to; i++) {
      total += means[Math.floorMod(count - 1 - i, KEPT)];
    }
    return total / (to - from + 1);
  }

  /** A new level was adopted: what was before is as if it had been there. */
  void shift(double by) {
    for (int i = 0; i < KEPT; i++) {
      means[i] = (float) (means[i] + by);
    }
    level = (float) (level + by);
    sum = 0;
    score = 0;
  }

  /** The level that was reached is as it should be: the series is as if it had been there. */
  void accept() {
    if (count > 0) {
      level = means[Math.floorMod(count - 1, KEPT)];
      Arrays.fill(means, level);
    }
    trend = 0;
    sum = 0;
    score = 0;
  }

  static int bytes() {
    return Float.BYTES * (KEPT + 6 + 6) + 2 * Integer.BYTES + Long.BYTES + 2 * Tail.bytes();
  }

  void write(ByteBuffer out) {
    for (float mean : means) {
      out.putFloat(mean);
    }
    out.putInt(count).putFloat(level).putFloat(trend).putFloat(deviation).putFloat(sum);
    for (int i = 0; i < falls.length; i++) {
      out.putFloat(falls[i]).putFloat(drifts[i]).putFloat(fallCounts[i]);
      tails[i].write(out);
    }
    out.putFloat(score).putLong(unit).putFloat(unitSum).putInt(unitCount);
  }

  void read(ByteBuffer in) {
    for (int i = 0; i < KEPT; i++) {
      means[i] = in.getFloat();
    }
    count = in.getInt();
    level = in.getFloat();
    trend = in.getFloat();
    deviation = in.getFloat();
    sum = in.getFloat();
    for (int i = 0; i < falls.length; i++) {
      falls[i] = in.getFloat();
      drifts[i] = in.getFloat();
      fallCounts[i] = in.getFloat();
      tails[i].read(in);
    }
    score = in.getFloat();
    unit = in.getLong();
    unitSum = in.getFloat();
    unitCount = in.getInt();
  }
}
