package io.plumbline.rules.arrival;

import java.util.Arrays;

/**
 * What is remembered of past arrivals, in under 2.5 KB however many there were. Arrays are never
 * changed in place.
 *
 * @param count arrivals so far
 * @param firstMillis the first of them
 * @param lastMillis the latest of them
 * @param days the last arrivals that came after half a day without one, oldest first
 * @param recent the last waiting times in seconds, oldest first
 * @param slots waiting times in seconds by when in the week they began, {@link #IN_SLOT} of each; 0
 *     where there is none yet
 * @param slotNext where the next waiting time of a slot goes
 */
public record ArrivalHistory(
    long count,
    long firstMillis,
    long lastMillis,
    long[] days,
    float[] recent,
    float[] slots,
    byte[] slotNext) {
  static final int SLOTS = 7 * 8;
  static final int IN_SLOT = 6;
  private static final int MOST_DAYS = 56;
  private static final int MOST_RECENT = 32;

  /** Less than a day, for days on which it comes early after one on which it came late. */
  private static final long DAY_APART_MILLIS = 10 * 3_600_000L;

  public ArrivalHistory {
    days = days == null ? new long[0] : days;
    recent = recent == null ? new float[0] : recent;
    slots = slots == null ? new float[SLOTS * IN_SLOT] : slots;
    slotNext = slotNext == null ? new byte[SLOTS] : slotNext;
  }

  static ArrivalHistory empty() {
    return new ArrivalHistory(0, 0, 0, null, null, null, null);
  }

  /**
   * Takes an arrival later than all before.
   *
   * @param slot when in the week the waiting for it began
   * @param mostSeconds a longer waiting time counts as this: one outage must not widen the bounds
   */
  ArrivalHistory add(long atMillis, int slot, double mostSeconds) {
    if (count == 0) {
      return new ArrivalHistory(
          1, atMillis, atMillis, new long[] {atMillis}, recent, slots, slotNext);
    }
    float waited = (float) Math.max(1, Math.min((atMillis - lastMillis) / 1000.0, mostSeconds));
    boolean isNewDay = atMillis - days[days.length - 1] >= DAY_APART_MILLIS;
    var ofSlots = slots.clone();
    var next = slotNext.clone();
    ofSlots[slot * IN_SLOT + next[slot]] = waited;
    next[slot] = (byte) ((next[slot] + 1) % IN_SLOT);
    return new ArrivalHistory(
        count + 1,
        firstMillis,
        atMillis,
        isNewDay ? appended(days, atMillis) : days,
        appended(recent, waited),
        ofSlots,
        next);
  }

  /** The waiting times of a slot in order of size. */
  double[] ofSlot(int slot) {
    var found = new double[IN_SLOT];
    int size = 0;
    for (int i = slot * IN_SLOT; i < (slot + 1) * IN_SLOT; i++) {
      if (slots[i] > 0) {
        found[size++] = slots[i];
      }
    }
    var sorted = Arrays.copyOf(found, size);
    Arrays.sort(sorted);
    return sorted;
  }

  /** The last waiting times in order of size. */
  double[] recentSorted() {
    var sorted = new double[recent.length];
    for (int i = 0; i < recent.length; i++) {
      sorted[i] = recent[i];
    }
    Arrays.sort(sorted);
    return sorted;
  }

  private static long[] appended(long[] values, long value) {
    int from = values.length < MOST_DAYS ? 0 : 1;
    var longer = Arrays.copyOfRange(values, from, values.length + 1);
    longer[longer.length - 1] = value;
    return longer;
  }

  private static float[] appended(float[] values, float value) {
    int from = values.length < MOST_RECENT ? 0 : 1;
    var longer = Arrays.copyOfRange(values, from, values.length + 1);
    longer[longer.length - 1] = value;
    return longer;
  }
}
