package io.plumbline.rules.volume;

import io.plumbline.rules.calendar.Calendar;
import java.time.ZoneId;

/**
 * What is known of a series before its first value.
 *
 * @param periodSeconds time between its loads
 * @param zone whose hours, weekdays and days of the month its seasons follow
 * @param calendar which days are holidays there
 * @param isSnapshot whether each load replaces the whole table, so that a value is judged by the
 *     one before it more than by the season
 */
public record VolumeSettings(
    double periodSeconds, ZoneId zone, Calendar calendar, boolean isSnapshot) {
  static final double DAY_SECONDS = 86_400;
  private static final double MONTH_DAYS = 30.44;

  public VolumeSettings {
    if (!(periodSeconds >= 1)) {
      throw new IllegalArgumentException("Invalid period of a series: " + periodSeconds + " s");
    }
  }

  /** Loads a month. */
  double perMonth() {
    return MONTH_DAYS * DAY_SECONDS / periodSeconds;
  }

  /** Loads a day, at least one. */
  double perDay() {
    return Math.max(1, DAY_SECONDS / periodSeconds);
  }

  /** Whether a load covers a part of a day, so that the hour matters. */
  boolean hasHours() {
    return periodSeconds <= DAY_SECONDS / 2;
  }

  /** Whether a load covers a day at most, so that weekday and day of the month matter. */
  boolean hasDays() {
    return periodSeconds <= DAY_SECONDS;
  }

  /** Whether loads are so frequent that an hour is too coarse for the shape of a day. */
  boolean hasMinutes() {
    return periodSeconds < 1_800;
  }
}
