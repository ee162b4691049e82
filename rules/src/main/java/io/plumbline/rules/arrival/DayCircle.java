package io.plumbline.rules.arrival;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;

/**
 * Days that begin half a day before what usually happens on them, so that what happens around
 * midnight is of one day, and times of day can be compared.
 *
 * @param startSeconds seconds from midnight to the start of a day; negative when that is the
 *     evening before
 */
public record DayCircle(ZoneId zone, long startSeconds) {
  private static final double DAY_SECONDS = 86_400;

  /** Days around the circular mean of the local times of day of the last of the instants. */
  public static DayCircle around(long[] instants, int last, ZoneId zone) {
    double sin = 0;
    double cos = 0;
    for (int i = Math.max(0, instants.length - last); i < instants.length; i++) {
      var local = Instant.ofEpochMilli(instants[i]).atZone(zone).toLocalTime();
      double angle = 2 * Math.PI * local.toSecondOfDay() / DAY_SECONDS;
      sin += Math.sin(angle);
      cos += Math.cos(angle);
    }
    double mean = Math.atan2(sin, cos) / (2 * Math.PI);
    return new DayCircle(zone, Math.round((mean - Math.floor(mean) - 0.5) * DAY_SECONDS));
  }

  /** The day of an instant. */
  public LocalDate day(long atMillis) {
    return local(atMillis).minusSeconds(startSeconds).toLocalDate();
  }

  /** Local seconds from the start of its day to an instant. */
  public double offset(long atMillis) {
    var start = day(atMillis).atStartOfDay().plusSeconds(startSeconds);
    return Duration.between(start, local(atMillis)).toSeconds();
  }

  /** The instant that is so many local seconds after the start of a day. */
  public long instant(LocalDate day, double offsetSeconds) {
    return day.atStartOfDay()
        .plusSeconds(startSeconds + Math.round(offsetSeconds))
        .atZone(zone)
        .toInstant()
        .toEpochMilli();
  }

  private LocalDateTime local(long atMillis) {
    return Instant.ofEpochMilli(atMillis).atZone(zone).toLocalDateTime();
  }
}
