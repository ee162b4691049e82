package io.plumbline.rules.volume;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Where in the local day, week and month the middle of a load's period lies.
 *
 * @param epochDay local day
 * @param weekday 0 for Monday to 6 for Sunday
 * @param secondOfDay local wall clock
 * @param dayOfMonth 0 for the first
 * @param toMonthEnd 0 for the last day of a month
 * @param holidays how many are in the period: 1 for a load of a holiday or of a part of it
 */
record LocalSlot(
    long epochDay, int weekday, int secondOfDay, int dayOfMonth, int toMonthEnd, int holidays) {
  private static final int SATURDAY = 5;
  private static final int HOUR = 3_600;
  private static final int LONGEST_PERIOD_DAYS = 62;

  /** The slot of a period that ended at an instant; O(days of the period). */
  static LocalSlot before(long endMillis, VolumeSettings settings) {
    long middle = Math.round(endMillis / 1000.0 - settings.periodSeconds() / 2);
    int offset =
        settings.zone().getRules().getOffset(Instant.ofEpochSecond(middle)).getTotalSeconds();
    long day = Math.floorDiv(middle + offset, (long) VolumeSettings.DAY_SECONDS);
    int second = (int) Math.floorMod(middle + offset, (long) VolumeSettings.DAY_SECONDS);
    var date = LocalDate.ofEpochDay(day);
    return new LocalSlot(
        day,
        date.getDayOfWeek().getValue() - 1,
        second,
        date.getDayOfMonth() - 1,
        date.lengthOfMonth() - date.getDayOfMonth(),
        holidays(date, settings));
  }

  private static int holidays(LocalDate middle, VolumeSettings settings) {
    if (settings.hasDays()) {
      return settings.calendar().isHoliday(middle) ? 1 : 0;
    }
    int days =
        (int) Math.min(LONGEST_PERIOD_DAYS, settings.periodSeconds() / VolumeSettings.DAY_SECONDS);
    int holidays = 0;
    for (int i = 0; i < days; i++) {
      holidays += settings.calendar().isHoliday(middle.plusDays(i - days / 2)) ? 1 : 0;
    }
    return holidays;
  }

  boolean isHoliday() {
    return holidays > 0;
  }

  boolean isWeekend() {
    return weekday >= SATURDAY;
  }

  /** The hour whose middle is nearest but not after, 0 to 22. */
  int hour() {
    return Math.min(22, (int) Math.floor(hours()));
  }

  /** Weight of the next hour's middle beside {@link #hour}'s, from 0 to 1. */
  double nextHourWeight() {
    return hours() - hour();
  }

  /** The hour whose middle is nearest. */
  int nearestHour() {
    return nextHourWeight() > 0.5 ? hour() + 1 : hour();
  }

  /** Which of {@code count} equal parts of the day. */
  int partOfDay(int count) {
    return (int) (secondOfDay * (long) count / (24 * HOUR));
  }

  /** Hours since the middle of the first; a day's first and last half hour stay at its ends. */
  private double hours() {
    return Math.max(0, Math.min(23, secondOfDay / (double) HOUR - 0.5));
  }
}
