package io.plumbline.rules.volume;

/** Hours of the week in UTC. */
final class Slots {
  private static final long HOUR = 3_600_000L;
  static final int DAY_HOURS = 24;
  static final int WEEK_HOURS = 168;

  private Slots() {}

  /** 0 for Monday 00:00 to 167 for Sunday 23:00. The epoch was a Thursday. */
  static int hourOfWeek(long atMillis) {
    return (int) Math.floorMod(Math.floorDiv(atMillis, HOUR) + 3 * DAY_HOURS, (long) WEEK_HOURS);
  }

  /** The slots of the same hour on every day. */
  static int[] sameHour(int slot) {
    var slots = new int[WEEK_HOURS / DAY_HOURS];
    for (int day = 0; day < slots.length; day++) {
      slots[day] = day * DAY_HOURS + slot % DAY_HOURS;
    }
    return slots;
  }
}
