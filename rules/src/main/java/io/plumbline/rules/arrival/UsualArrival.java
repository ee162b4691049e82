package io.plumbline.rules.arrival;

import io.plumbline.rules.calendar.Calendar;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * When a dataset usually comes, learned from its arrivals. A dataset that comes once on some days
 * of the week is awaited on those days by its usual local time; any other by the usual waiting time
 * at that time of the week. Bounds are robust: half of what they rest on may be outliers.
 */
final class UsualArrival {
  /** Arrivals before anything is expected. */
  static final int NEEDED = 8;

  /** Days before every day of the week has been seen. */
  static final int NEEDED_DAYS = 8;

  /** Days before pauses in the week, such as nights and weekends, have been seen twice. */
  static final int NEEDED_DAYS_WITH_PAUSES = 15;

  private static final double DAILY_SECONDS = 18 * 3600.0;
  private static final double PAUSE = 6;
  private static final double SLACK = 1.25;
  private static final double UNSURE_SLACK = 1.5;
  private static final double LEAST_SLACK_SECONDS = 60;
  private static final int SEEN_TWICE = 2;
  private static final int ENOUGH = 5;
  private static final long HOUR_MILLIS = 3_600_000L;
  private static final long TURN_MILLIS = HOUR_MILLIS / 2;
  private static final double LONGEST_LEARNED = 3;
  private static final long DAY_MILLIS = 86_400_000L;

  private final ZoneId zone;
  private final Calendar calendar;

  UsualArrival(ZoneId zone, Calendar calendar) {
    this.zone = zone;
    this.calendar = calendar;
  }

  /** How far learning has come, such as {@code 3 of 8 arrivals}; nothing once it is done. */
  Optional<String> learning(ArrivalHistory history) {
    if (history.count() < NEEDED) {
      return Optional.of("%d of %d arrivals".formatted(history.count(), NEEDED));
    }
    var waits = history.recentSorted();
    long days = (history.lastMillis() - history.firstMillis()) / DAY_MILLIS;
    boolean pauses = waits[waits.length - 1] > PAUSE * Spread.median(waits);
    int needed = pauses ? NEEDED_DAYS_WITH_PAUSES : NEEDED_DAYS;
    return days < needed && daily(history).isEmpty()
        ? Optional.of("%d of %d days".formatted(days, needed))
        : Optional.empty();
  }

  ArrivalHistory add(ArrivalHistory history, long atMillis) {
    if (history.count() == 0) {
      return history.add(atMillis, 0, 0);
    }
    int slot = slot(history.lastMillis());
    boolean known = learning(history).isEmpty() && history.ofSlot(slot).length >= SEEN_TWICE;
    return history.add(
        atMillis, slot, known ? LONGEST_LEARNED * longestWait(history) : Double.MAX_VALUE);
  }

  /**
   * The next deadline after an instant: what is running is the wait for what follows the latest
   * arrival.
   *
   * @param afterMillis a deadline that is no later is none
   */
  Armed next(ArrivalHistory history, long afterMillis, long graceMillis) {
    var daily = daily(history);
    if (daily.isPresent()) {
      return daily.get().next(history.lastMillis(), afterMillis, graceMillis);
    }
    long patience = (long) (longestWait(history) * 1000) + graceMillis;
    long deadline = history.lastMillis() + patience;
    return new Armed(
        deadline <= afterMillis ? afterMillis + patience : deadline, history.lastMillis());
  }

  /**
   * The next deadline after a day on which it was missed; none where deadlines follow the last
   * arrival.
   *
   * @param dayMillis when that day began
   */
  Armed nextDay(ArrivalHistory history, long dayMillis, long afterMillis, long graceMillis) {
    long last = Math.max(history.lastMillis(), dayMillis + HOUR_MILLIS);
    return daily(history).map(day -> day.next(last, afterMillis, graceMillis)).orElse(Armed.NONE);
  }

  /** The longest wait, in seconds, that is not unusual after the latest arrival. */
  private double longestWait(ArrivalHistory history) {
    // What comes around the turn of two slots is now in the one and now in the other.
    long last = history.lastMillis();
    return LEAST_SLACK_SECONDS
        + Math.max(
            longestWait(history, slot(last)),
            Math.max(
                longestWait(history, slot(last - TURN_MILLIS)),
                longestWait(history, slot(last + TURN_MILLIS))));
  }

  private static double longestWait(ArrivalHistory history, int slot) {
    var ofSlot = history.ofSlot(slot);
    if (ofSlot.length < SEEN_TWICE) {
      return secondLargest(history.recentSorted()) * UNSURE_SLACK;
    }
    return SLACK * (ofSlot.length < ENOUGH ? ofSlot[ofSlot.length - 1] : secondLargest(ofSlot));
  }

  private static double secondLargest(double[] sorted) {
    return sorted[Math.max(0, sorted.length - 2)];
  }

  private int slot(long atMillis) {
    var local = Instant.ofEpochMilli(atMillis).atZone(zone);
    return (local.getDayOfWeek().getValue() - 1) * 8 + local.getHour() / 3;
  }

  private Optional<UsualDay> daily(ArrivalHistory history) {
    if (history.days().length < NEEDED || Spread.median(history.recentSorted()) < DAILY_SECONDS) {
      return Optional.empty();
    }
    return Optional.of(UsualDay.of(history.days(), zone, calendar)).filter(UsualDay::isOfSomeDays);
  }
}
