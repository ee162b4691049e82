package io.plumbline.rules.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.rules.ArrivalExpectation;
import io.plumbline.rules.calendar.Calendar;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class DeadlinesTest {
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final Calendar WORKING_DAYS = day -> day.getDayOfWeek().getValue() > 5;

  private static long at(String instant) {
    return Instant.parse(instant).toEpochMilli();
  }

  private static Deadlines daily(String time, Calendar calendar, Duration grace) {
    return new Deadlines(
        new ArrivalExpectation.ByTime(LocalTime.parse(time), PARIS, "", grace), calendar);
  }

  private static Deadlines cron(String cron, Calendar calendar) {
    return new Deadlines(new ArrivalExpectation.ByCron(cron, PARIS, "", Duration.ZERO), calendar);
  }

  private static List<String> next(Deadlines deadlines, String from, int count) {
    var found = new ArrayList<String>();
    long at = at(from);
    for (int i = 0; i < count; i++) {
      at = deadlines.after(at);
      found.add(Instant.ofEpochMilli(at).toString());
    }
    return found;
  }

  @Test
  void localTimeThatIsSkippedMovesForwardByTheGap() {
    // On 29 March 2026 Paris goes from 02:00 to 03:00 at 01:00Z.
    assertThat(next(daily("02:30", Calendar.NONE, Duration.ZERO), "2026-03-27T12:00:00Z", 3))
        .containsExactly("2026-03-28T01:30:00Z", "2026-03-29T01:30:00Z", "2026-03-30T00:30:00Z");
  }

  @Test
  void skippedDeadlineIsStillToComeAfterTheClockWasChanged() {
    assertThat(next(daily("02:30", Calendar.NONE, Duration.ZERO), "2026-03-29T01:10:00Z", 1))
        .containsExactly("2026-03-29T01:30:00Z");
    assertThat(next(cron("30 2 * * *", Calendar.NONE), "2026-03-29T01:10:00Z", 2))
        .containsExactly("2026-03-29T01:30:00Z", "2026-03-30T00:30:00Z");
  }

  @Test
  void localTimeThatComesTwiceCountsTheFirstTime() {
    // On 25 October 2026 Paris goes back from 03:00 to 02:00 at 01:00Z.
    assertThat(next(daily("02:30", Calendar.NONE, Duration.ZERO), "2026-10-24T12:00:00Z", 2))
        .containsExactly("2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z");
    assertThat(next(cron("*/30 * * * *", Calendar.NONE), "2026-10-25T00:00:00Z", 3))
        .containsExactly("2026-10-25T00:30:00Z", "2026-10-25T02:00:00Z", "2026-10-25T02:30:00Z");
  }

  @Test
  void holidayHasNoDeadline() {
    assertThat(next(daily("08:00", WORKING_DAYS, Duration.ZERO), "2026-06-04T12:00:00Z", 2))
        .containsExactly("2026-06-05T06:00:00Z", "2026-06-08T06:00:00Z");
    assertThat(next(cron("*/30 8 * * *", WORKING_DAYS), "2026-06-05T06:00:00Z", 2))
        .containsExactly("2026-06-05T06:30:00Z", "2026-06-08T06:00:00Z");
  }

  @Test
  void graceBelongsToTheDayOfItsDeadline() {
    // Friday's deadline with its grace is on Saturday, which is off.
    var deadlines = daily("23:30", WORKING_DAYS, Duration.ofHours(1));
    assertThat(next(deadlines, "2026-06-05T12:00:00Z", 2))
        .containsExactly("2026-06-05T22:30:00Z", "2026-06-08T22:30:00Z");
  }

  @Test
  void whatCameOnAHolidayDoesNotServeForTheWorkingDay() {
    var deadlines = daily("08:00", WORKING_DAYS, Duration.ZERO);
    assertThat(deadlines.before(at("2026-06-08T06:00:00Z"))).isEqualTo(at("2026-06-07T06:00:00Z"));
  }

  @Test
  void cronOfFridayIsFollowedByMonday() {
    assertThat(next(cron("0 8 * * MON-FRI", Calendar.NONE), "2026-06-05T05:00:00Z", 2))
        .containsExactly("2026-06-05T06:00:00Z", "2026-06-08T06:00:00Z");
    assertThat(cron("0 8 * * MON-FRI", Calendar.NONE).before(at("2026-06-08T06:00:00Z")))
        .isEqualTo(at("2026-06-05T06:00:00Z"));
  }

  @Test
  void cronThatNeverComesHasNoDeadline() {
    assertThat(cron("0 8 30 2 *", Calendar.NONE).after(0)).isZero();
    assertThat(cron("0 8 * * SUN", WORKING_DAYS).after(0)).isZero();
  }

  @Test
  void eachMinuteOfAYearIsFollowedByTheDeadlineThatAListOfAllGives() {
    var random = new Random(7);
    for (var deadlines :
        List.of(
            daily("02:30", WORKING_DAYS, Duration.ofMinutes(45)),
            cron("15,45 1-3 * * *", Calendar.NONE),
            cron("0 3 1 * *", WORKING_DAYS))) {
      var all = new TreeSet<Long>();
      for (long at = at("2025-12-01T00:00:00Z"); at < at("2027-03-01T00:00:00Z"); ) {
        at = deadlines.after(at);
        all.add(at);
      }
      for (int i = 0; i < 2_000; i++) {
        long at = at("2026-01-01T00:00:00Z") + (long) (random.nextDouble() * 365 * 86_400_000.0);
        assertThat(deadlines.after(at)).isEqualTo(all.higher(at));
      }
    }
  }

  @Test
  void daysOfWeekAreCountedInTheZone() {
    var mondays = cron("30 0 * * MON", Calendar.NONE);
    var first = Instant.ofEpochMilli(mondays.after(at("2026-06-05T00:00:00Z"))).atZone(PARIS);
    assertThat(first.getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
    assertThat(first.toInstant()).isEqualTo(Instant.parse("2026-06-07T22:30:00Z"));
  }
}
