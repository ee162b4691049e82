package io.plumbline.rules.volume;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Remembers an anomaly by its time of day or week, so that one which comes back there is a pattern
 * that nobody told of: the Thursday batch, the export at ten past nine.
 */
final class Recurrence {
  private static final double STEP = 1.0 / 1024;
  private static final short NONE = Short.MIN_VALUE;
  private static final int WEEK_DAYS = 7;

  /** Frequent loads share a memory of ten minutes; the day is kept modulo 128. */
  private static final int DAY_PARTS = 144;

  private static final int WEEK_HOURS = 168;
  private static final int DAYS_KEPT = 128;
  private static final double ALIKE = 0.35;

  private final boolean hasMinutes;
  private final short[] deviations;
  private final byte[] days;

  Recurrence(VolumeSettings settings) {
    hasMinutes = settings.hasMinutes();
    int size = hasMinutes ? DAY_PARTS : settings.hasHours() ? WEEK_HOURS : 0;
    deviations = new short[size];
    days = new byte[size];
    Arrays.fill(deviations, NONE);
  }

  /**
   * Whether such a deviation came at this time within a week before (at this hour a week before,
   * where loads are hourly), and remembers this one.
   *
   * @param noise standard deviation of the series at this time
   */
  boolean isPattern(LocalSlot slot, double deviation, double noise) {
    if (deviations.length == 0) {
      return false;
    }
    int index = hasMinutes ? slot.partOfDay(DAY_PARTS) : slot.weekday() * 24 + slot.nearestHour();
    int today = (int) Math.floorMod(slot.epochDay(), (long) DAYS_KEPT);
    int ago = Math.floorMod(today - days[index], DAYS_KEPT);
    double before = deviations[index] * STEP;
    boolean then =
        deviations[index] != NONE && (hasMinutes ? ago >= 1 && ago <= WEEK_DAYS : ago == WEEK_DAYS);
    boolean alike =
        Math.signum(before) == Math.signum(deviation)
            && Math.abs(deviation - before) < Math.max(3 * noise, ALIKE * Math.abs(before));
    deviations[index] = (short) Math.round(Levels.clip(deviation / STEP, Short.MAX_VALUE - 1.0));
    days[index] = (byte) today;
    return then && alike;
  }

  int bytes() {
    return 3 * deviations.length;
  }

  void write(ByteBuffer out) {
    out.asShortBuffer().put(deviations);
    out.position(out.position() + 2 * deviations.length);
    out.put(days);
  }

  void read(ByteBuffer in) {
    in.asShortBuffer().get(deviations);
    in.position(in.position() + 2 * deviations.length);
    in.get(days);
  }
}
