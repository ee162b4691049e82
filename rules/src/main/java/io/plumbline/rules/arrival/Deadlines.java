package io.plumbline.rules.arrival;

import io.plumbline.rules.ArrivalExpectation;
import io.plumbline.rules.calendar.Calendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Deadlines that a clock on the wall gives. A local time that a change to daylight saving skips
 * moves forward by the gap; one that comes twice counts the first time. Grace is part of the
 * deadline, and belongs to the day before it.
 */
public final class Deadlines {
  /** Steps to look ahead: eleven years of days, and every minute of a day with room to spare. */
  private static final int MOST_STEPS = 4_000;

  private final LocalTimes times;
  private final ZoneId zone;
  private final Duration grace;
  private final Calendar calendar;

  /**
   * @param calendar whose holidays have no deadline
   */
  public Deadlines(ArrivalExpectation.ByClock expectation, Calendar calendar) {
    this.times = LocalTimes.of(expectation);
    this.zone = expectation.zone();
    this.grace = expectation.grace();
    this.calendar = calendar;
  }

  /** The first deadline after an instant, in milliseconds since the epoch; 0 if there is none. */
  public long after(long atMillis) {
    Optional<LocalDateTime> due = times.after(localBefore(atMillis - grace.toMillis()));
    for (int step = 0; step < MOST_STEPS && due.isPresent(); step++) {
      var day = due.get().toLocalDate();
      if (calendar.isHoliday(day)) {
        due = times.after(day.plusDays(1).atStartOfDay().minusNanos(1));
        continue;
      }
      long deadline = deadline(due.get());
      if (deadline > atMillis) {
        return deadline;
      }
      due = times.after(due.get());
    }
    return 0;
  }

  /**
   * The last deadline before the given one, or what would be one were it not for a holiday: what
   * came on a holiday does not serve for the working day after it. {@link Long#MIN_VALUE} if there
   * is none.
   */
  public long before(long deadlineMillis) {
    var local = Instant.ofEpochMilli(deadlineMillis).minus(grace).atZone(zone).toLocalDateTime();
    Optional<LocalDateTime> due = times.before(local);
    for (int step = 0; step < MOST_STEPS && due.isPresent(); step++) {
      long deadline = deadline(due.get());
      if (deadline < deadlineMillis) {
        return deadline;
      }
      due = times.before(due.get());
    }
    return Long.MIN_VALUE;
  }

  private long deadline(LocalDateTime due) {
    return due.atZone(zone).toInstant().plus(grace).toEpochMilli();
  }

  /** A local time such that every deadline after the instant is of a later one. */
  private LocalDateTime localBefore(long atMillis) {
    var instant = Instant.ofEpochMilli(atMillis);
    var change = zone.getRules().previousTransition(instant.plusMillis(1));
    boolean skippedTimesAreStillToCome =
        change != null
            && change.isGap()
            && change.getInstant().plus(change.getDuration()).isAfter(instant);
    return skippedTimesAreStillToCome
        ? change.getDateTimeBefore().minusNanos(1)
        : instant.atZone(zone).toLocalDateTime();
  }
}
