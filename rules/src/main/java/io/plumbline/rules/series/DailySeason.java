package io.plumbline.rules.series;

import java.nio.ByteBuffer;

/**
 * What values are at an hour of the day, of working days and of Saturdays and Sundays apart: mean
 * and mean deviation by slot, interpolated between the middles of hours. Hours are those of UTC: a
 * series does not tell where it comes from, and any shift serves as well.
 */
final class DailySeason {
  private static final long HOUR_MILLIS = 3_600_000;
  private static final int HOURS = 24;
  private static final int SLOTS = 2 * HOURS;
  private static final int DAYS_OF_WEEK = 7;

  /** 1970 began on a Thursday; so many days later Sundays are first. */
  private static final int TO_SUNDAY = 4;

  private static final int SATURDAY = 6;

  /** Days that a slot must have seen before it is asked. */
  private static final int DAYS = 3;

  private static final int MEMORY = 30;
  private static final int ERROR_MEMORY = 500;

  /** Of the mean error: what each slot is taken to deviate at the least. */
  private static final double LEAST_DEVIATION = 0.1;

  private final double[] means = new double[SLOTS];
  private final float[] deviations = new float[SLOTS];
  private final byte[] visits = new byte[SLOTS];
  private final byte[] days = new byte[SLOTS];
  private final int[] lastDay = new int[SLOTS];
  private double error;
  private int errors;

  /** Day, since 1970, on which the first slot was known well enough; 0 before. */
  private int firstKnownDay;

  // Of the time looked at last.
  private int slot;
  private int day;
  private double expected;
  private double unit;

  /** The hour of the day of a time. */
  static int hour(long atMillis) {
    return (int) Math.floorMod(Math.floorDiv(atMillis, HOUR_MILLIS), (long) HOURS);
  }

  /**
   * Looks up what is known of a time.
   *
   * @param leastUnit what a slot is taken to deviate at the least
   * @return whether enough is known
   */
  boolean look(long atMillis, double leastUnit) {
    int hour = hour(atMillis);
    day = (int) Math.floorDiv(atMillis, HOURS * HOUR_MILLIS);
    int dayOfWeek = Math.floorMod(day + TO_SUNDAY, DAYS_OF_WEEK);
    int first = dayOfWeek == 0 || dayOfWeek == SATURDAY ? HOURS : 0;
    slot = first + hour;
    if (days[slot] < DAYS) {
      return false;
    }
    double fromMiddle = Math.floorMod(atMillis, HOUR_MILLIS) / (double) HOUR_MILLIS - 0.5;
    int neighbour = first + (fromMiddle < 0 ? hour + HOURS - 1 : hour + 1) % HOURS;
    double part = days[neighbour] >= 2 ? Math.abs(fromMiddle) : 0;
    expected = means[slot] * (1 - part) + means[neighbour] * part;
    unit = deviations[slot] + LEAST_DEVIATION * error + leastUnit;
    return true;
  }

  /** Whether errors of a whole day and more are known, so that one can be unusual. */
  boolean isJudge() {
    return firstKnownDay != 0 && day > firstKnownDay + 1;
  }

  double expected() {
    return expected;
  }

  double unit() {
    return unit;
  }

  /**
   * Learns the value of the time looked at last.
   *
   * @param known what {@link #look} answered
   */
  void learn(double value, boolean known) {
    if (known) {
      firstKnownDay = firstKnownDay == 0 ? day : firstKnownDay;
      errors = Math.min(ERROR_MEMORY, errors + 1);
      error = Means.next(error, Math.abs(value - expected), ERROR_MEMORY, errors);
    }
    if (days[slot] == 0) {
      means[slot] = value;
    }
    if (days[slot] == 0 || lastDay[slot] != day) {
      days[slot] = (byte) Math.min(DAYS, days[slot] + 1);
      lastDay[slot] = day;
    }
    visits[slot] = (byte) Math.min(MEMORY, visits[slot] + 1);
    int weight = Math.min(MEMORY, visits[slot] + 1);
    // Of what was told as expected, so that what interpolation misses is in it.
    double away = Math.abs(value - (known ? expected : means[slot]));
    deviations[slot] += (float) ((away - deviations[slot]) / weight);
    means[slot] += (value - means[slot]) / weight;
  }

  void write(ByteBuffer to) {
    to.putDouble(error).putInt(errors).putInt(firstKnownDay);
    for (int i = 0; i < SLOTS; i++) {
      to.putDouble(means[i]).putFloat(deviations[i]);
      to.put(visits[i]).put(days[i]).putInt(lastDay[i]);
    }
  }

  void read(ByteBuffer from) {
    error = from.getDouble();
    errors = from.getInt();
    firstKnownDay = from.getInt();
    for (int i = 0; i < SLOTS; i++) {
      means[i] = from.getDouble();
      deviations[i] = from.getFloat();
      visits[i] = from.get();
      days[i] = from.get();
      lastDay[i] = from.getInt();
    }
  }
}
