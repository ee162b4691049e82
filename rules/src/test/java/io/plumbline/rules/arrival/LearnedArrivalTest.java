package io.plumbline.rules.arrival;

import static io.plumbline.rules.Fixtures.ORDERS;
import static io.plumbline.rules.Fixtures.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.Finding;
import io.plumbline.model.Verdict;
import io.plumbline.rules.ArrivalExpectation;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LearnedArrivalTest {
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final long HOUR = Duration.ofHours(1).toMillis();
  private final Random random = new Random(5);

  private ArrivalDetector detector =
      new ArrivalDetector(
          rule(new ArrivalExpectation.Learned(PARIS, "", Duration.ZERO)), name -> Optional.empty());
  private ArrivalState state;
  private final List<Finding> findings = new ArrayList<>();

  private static long local(String time) {
    return LocalDateTime.parse(time).atZone(PARIS).toInstant().toEpochMilli();
  }

  private static String words(long atMillis) {
    return Instant.ofEpochMilli(atMillis).atZone(PARIS).toLocalDateTime().toString();
  }

  /** Arrives, after all deadlines that pass before. */
  private void arrive(long atMillis) {
    pass(atMillis - 1);
    var step = detector.arrive(state, ORDERS, "run-" + atMillis, atMillis, atMillis);
    state = step.next();
    findings.addAll(step.findings());
  }

  private void pass(long atMillis) {
    while (state != null && state.deadlineMillis() > 0 && state.deadlineMillis() <= atMillis) {
      var step = detector.wake(state, state.deadlineMillis());
      state = step.next();
      findings.addAll(step.findings());
    }
  }

  private List<Finding> violations() {
    return findings.stream().filter(finding -> finding.verdict() == Verdict.FAIL).toList();
  }

  private long minutes(double sigma) {
    return Math.round(random.nextGaussian() * sigma * 60_000);
  }

  /** Each day but the ones that are off, around a local time. */
  private void daily(String firstDay, int days, String time, double sigma, DayOfWeek... off) {
    var day = LocalDate.parse(firstDay);
    for (int i = 0; i < days; i++, day = day.plusDays(1)) {
      if (!List.of(off).contains(day.getDayOfWeek())) {
        arrive(local(day + "T" + time) + minutes(sigma));
      }
    }
  }

  @Test
  void learningIsSaidWithItsProgressAndRaisesNothing() {
    daily("2026-06-01", 8, "06:10", 5);
    assertThat(findings).extracting(Finding::verdict).containsOnly(Verdict.UNKNOWN).hasSize(7);
    assertThat(findings.get(2).message())
        .isEqualTo("learning when dwh.orders comes: 3 of 8 arrivals");
    assertThat(state.deadlineMillis()).isGreaterThan(0);
  }

  @Test
  void dailyLoadIsMissedSoonAfterItsUsualTime() {
    daily("2026-06-01", 21, "06:10", 5);
    assertThat(violations()).isEmpty();
    assertThat(words(state.deadlineMillis())).isBetween("2026-06-22T06:20", "2026-06-22T07:10");
    pass(local("2026-06-22T08:00:00"));
    assertThat(violations()).hasSize(1);
    arrive(local("2026-06-22T09:00:00"));
    assertThat(findings.get(findings.size() - 1).verdict()).isEqualTo(Verdict.PASS);
    assertThat(words(state.deadlineMillis())).isBetween("2026-06-23T06:20", "2026-06-23T07:10");
  }

  @Test
  void dayOnWhichItNeverComesIsNotAwaited() {
    daily("2026-06-01", 56, "06:10", 5, DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
    assertThat(violations()).isEmpty();
    assertThat(words(state.deadlineMillis())).startsWith("2026-07-27T06");
  }

  @Test
  void weeklyLoadIsAwaitedOnItsDay() {
    daily(
        "2026-01-05",
        70,
        "12:00",
        10,
        DayOfWeek.TUESDAY,
        DayOfWeek.WEDNESDAY,
        DayOfWeek.THURSDAY,
        DayOfWeek.FRIDAY,
        DayOfWeek.SATURDAY,
        DayOfWeek.SUNDAY);
    assertThat(violations()).isEmpty();
    assertThat(words(state.deadlineMillis())).startsWith("2026-03-16T1");
  }

  @Test
  void localTimeIsKeptWhenTheClocksAreChanged() {
    daily("2026-03-09", 35, "06:10", 3);
    assertThat(violations()).isEmpty();
    assertThat(words(state.deadlineMillis())).startsWith("2026-04-13T06:");
    daily("2026-10-05", 35, "06:10", 3);
    assertThat(words(state.deadlineMillis())).startsWith("2026-11-09T06:");
  }

  @Test
  void loadAroundMidnightIsOfOneDay() {
    daily("2026-06-01", 60, "23:58", 6);
    assertThat(violations()).isEmpty();
    pass(local("2026-08-01T02:00:00"));
    assertThat(violations()).hasSize(1);
  }

  @Test
  void holidayOfTheCalendarIsNotAwaited() {
    detector =
        new ArrivalDetector(
            rule(new ArrivalExpectation.Learned(PARIS, "c", Duration.ZERO)),
            name -> Optional.of(LocalDate.parse("2026-06-15")::equals));
    daily("2026-06-01", 14, "06:10", 5);
    assertThat(words(state.deadlineMillis())).startsWith("2026-06-16");
  }

  @Test
  void oneLateDayDoesNotMoveTheNextDeadline() {
    daily("2026-06-01", 21, "06:10", 5);
    long before = state.deadlineMillis();
    arrive(local("2026-06-22T15:00:00"));
    assertThat(Math.abs(state.deadlineMillis() - before - 24 * HOUR)).isLessThan(HOUR / 2);
  }

  @Test
  void laterTimeIsAdoptedWithinAWeek() {
    daily("2026-06-01", 28, "06:10", 5);
    daily("2026-06-29", 28, "09:30", 5);
    assertThat(violations()).hasSizeBetween(1, 9);
    assertThat(violations())
        .allSatisfy(
            finding -> assertThat(finding.atMillis()).isLessThan(local("2026-07-08T12:00:00")));
  }

  @Test
  void frequentFeedIsMissedAfterAFewPeriods() {
    long at = local("2026-06-01T00:00:00");
    for (int i = 0; i < 4_000; i++) {
      at += 5 * 60_000 + minutes(0.5);
      arrive(at);
    }
    assertThat(violations()).isEmpty();
    assertThat(state.deadlineMillis() - at).isBetween(5 * 60_000L, 15 * 60_000L);
  }

  @Test
  void pausesOfNightsAndWeekendsAreLearned() {
    for (var day = LocalDate.parse("2026-06-01");
        day.isBefore(LocalDate.parse("2026-09-01"));
        day = day.plusDays(1)) {
      for (int hour = 8; hour < 19 && day.getDayOfWeek().getValue() < 6; hour++) {
        arrive(local(day + "T%02d:00:00".formatted(hour)) + minutes(4));
      }
    }
    assertThat(violations()).isEmpty();
    long friday = local("2026-08-28T12:00:00");
    assertThat(friday).isLessThan(state.lastArrivalMillis());
    // Tuesday at noon it is missed within three hours, not after a weekend.
    arrive(local("2026-09-01T08:00:00"));
    arrive(local("2026-09-01T09:00:00"));
    arrive(local("2026-09-01T10:00:00"));
    pass(local("2026-09-01T13:00:00"));
    assertThat(violations()).hasSize(1);
  }

  @Test
  void stateStaysSmall() {
    long at = local("2026-06-01T00:00:00");
    for (int i = 0; i < 20_000; i++) {
      at += HOUR + minutes(2);
      arrive(at);
    }
    var history = state.history();
    int bytes =
        8 * history.days().length
            + 4 * history.recent().length
            + 4 * history.slots().length
            + history.slotNext().length;
    assertThat(bytes).isLessThan(3_000);
    assertThat(violations()).isEmpty();
  }
}
