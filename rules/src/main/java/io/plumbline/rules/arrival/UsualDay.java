package io.plumbline.rules.arrival;

import io.plumbline.rules.calendar.Calendar;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;

/** The days of the week on which a dataset comes, and the local time by which it has come. */
final class UsualDay {
  private static final int MOST_DAYS_AHEAD = 400;
  private static final int LAST_OF_ALL = 14;
  private static final int LAST_FOR_SPREAD = 28;
  private static final int LAST_OF_WEEKDAY = 6;
  private static final int ENOUGH_OF_WEEKDAY = 4;
  private static final double PRESENT = 0.75;
  private static final int LONGEST_PAUSE_DAYS = 14;
  private static final int LOOKS_BACK_DAYS = 56;
  private static final double SIGMAS = 6;
  private static final double LEAST_SLACK_SECONDS = 600;

  private final long[] arrivals;
  private final Calendar calendar;
  private final DayCircle circle;
  private final Set<DayOfWeek> days;

  private UsualDay(long[] arrivals, ZoneId zone, Calendar calendar) {
    this.arrivals = arrivals;
    this.calendar = calendar;
    this.circle = DayCircle.around(arrivals, LAST_OF_ALL, zone);
    this.days = daysOfWeek();
  }

  /**
   * @param arrivals oldest first, not empty
   */
  static UsualDay of(long[] arrivals, ZoneId zone, Calendar calendar) {
    return new UsualDay(arrivals, zone, calendar);
  }

  /** Whether there are days of the week on which it nearly always comes. */
  boolean isOfSomeDays() {
    return !days.isEmpty();
  }

  /** The first deadline after an instant, on a day after that of the latest arrival. */
  Armed next(long lastMillis, long afterMillis, long graceMillis) {
    var after = circle.day(lastMillis);
    // It may have been silent for years: begin where the first deadline can be.
    var near = circle.day(Math.max(afterMillis - graceMillis, lastMillis)).minusDays(2);
    var day = near.isAfter(after) ? near : after;
    for (int ahead = 0; ahead < MOST_DAYS_AHEAD; ahead++) {
      day = day.plusDays(1);
      if (!days.contains(day.getDayOfWeek()) || calendar.isHoliday(day)) {
        continue;
      }
      long deadline = circle.instant(day, latestSeconds(day.getDayOfWeek())) + graceMillis;
      if (deadline > afterMillis) {
        return new Armed(deadline, circle.instant(day, 0));
      }
    }
    return Armed.NONE;
  }

  /**
   * Seconds after the start of its day by which it has come on such a day of the week. A day of the
   * week has a time of its own if that says far better when it came on the last two of them: so a
   * new time for all days is adopted after a week.
   */
  private double latestSeconds(DayOfWeek weekday) {
    var ofWeekday = lastOffsets(LAST_OF_WEEKDAY, at -> circle.day(at).getDayOfWeek() == weekday);
    double middle = Spread.of(lastOffsets(LAST_OF_ALL, at -> true)).middle();
    if (ofWeekday.length >= ENOUGH_OF_WEEKDAY) {
      double own = Spread.of(ofWeekday).middle();
      var lastTwo = Arrays.copyOfRange(ofWeekday, ofWeekday.length - 2, ofWeekday.length);
      middle = 2 * errors(lastTwo, own) < errors(lastTwo, middle) ? own : middle;
    }
    double sigma = Spread.of(lastOffsets(LAST_FOR_SPREAD, at -> true)).sigma();
    return middle + Math.max(SIGMAS * sigma, LEAST_SLACK_SECONDS);
  }

  private static double errors(double[] offsets, double from) {
    return Arrays.stream(offsets).map(offset -> Math.abs(offset - from)).sum();
  }

  private double[] lastOffsets(int most, LongPredicate which) {
    var chosen = Arrays.stream(arrivals).filter(which).toArray();
    return Arrays.stream(chosen)
        .skip(Math.max(0, chosen.length - most))
        .mapToDouble(circle::offset)
        .toArray();
  }

  private Set<DayOfWeek> daysOfWeek() {
    var came = Arrays.stream(arrivals).mapToObj(circle::day).collect(Collectors.toSet());
    var possible = new int[DayOfWeek.values().length];
    var present = new int[DayOfWeek.values().length];
    var last = circle.day(arrivals[arrivals.length - 1]);
    for (var day = firstOfThese(); !day.isAfter(last); day = day.plusDays(1)) {
      if (!calendar.isHoliday(day)) {
        possible[day.getDayOfWeek().ordinal()]++;
        present[day.getDayOfWeek().ordinal()] += came.contains(day) ? 1 : 0;
      }
    }
    var usual = EnumSet.noneOf(DayOfWeek.class);
    for (var weekday : DayOfWeek.values()) {
      int index = weekday.ordinal();
      if (present[index] > 0 && present[index] >= PRESENT * possible[index]) {
        usual.add(weekday);
      }
    }
    return usual;
  }

  /** The day from which on it came without a long pause, and at most eight weeks back. */
  private LocalDate firstOfThese() {
    int first = arrivals.length - 1;
    var earliest = circle.day(arrivals[first]).minusDays(LOOKS_BACK_DAYS);
    while (first > 0
        && circle.day(arrivals[first - 1]).isAfter(earliest)
        && !circle
            .day(arrivals[first])
            .isAfter(circle.day(arrivals[first - 1]).plusDays(LONGEST_PAUSE_DAYS))) {
      first--;
    }
    return circle.day(arrivals[first]);
  }
}
