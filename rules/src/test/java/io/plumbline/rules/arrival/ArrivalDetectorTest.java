package io.plumbline.rules.arrival;

import static io.plumbline.rules.Fixtures.ORDERS;
import static io.plumbline.rules.Fixtures.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.Finding;
import io.plumbline.model.Verdict;
import io.plumbline.rules.ArrivalExpectation;
import io.plumbline.rules.NamedTarget;
import io.plumbline.rules.Step;
import io.plumbline.rules.calendar.Calendars;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ArrivalDetectorTest {
  private static final long NOT_BEGUN = Long.MIN_VALUE;
  private static final Calendars NO_CALENDARS = name -> Optional.empty();
  private final ArrivalDetector byEight =
      new ArrivalDetector(
          rule(
              new ArrivalExpectation.ByTime(
                  LocalTime.of(8, 0), ZoneId.of("Europe/Paris"), "", Duration.ZERO)),
          NO_CALENDARS);
  private final ArrivalDetector hourly =
      new ArrivalDetector(
          rule(new ArrivalExpectation.Every(Duration.ofHours(1), Duration.ofMinutes(5))),
          NO_CALENDARS);
  private final ArrivalDetector following =
      new ArrivalDetector(
          rule(
              new ArrivalExpectation.Within(
                  Duration.ofHours(2), new NamedTarget("raw.orders", "raw.orders"), Duration.ZERO)),
          NO_CALENDARS);

  private static long at(String instant) {
    return Instant.parse(instant).toEpochMilli();
  }

  private Step<ArrivalState> declared(ArrivalDetector detector, String instant) {
    return detector.declare(null, ORDERS, at(instant), NOT_BEGUN);
  }

  @Test
  void datasetThatNeverCameBreachesAtTheDeadline() {
    var step = declared(byEight, "2026-06-01T03:00:00Z");
    assertThat(step.wakeAtMillis()).isEqualTo(at("2026-06-01T06:00:00Z"));
    var breached = byEight.wake(step.next(), step.wakeAtMillis());
    assertThat(breached.findings()).extracting(Finding::verdict).containsExactly(Verdict.FAIL);
    assertThat(breached.findings().get(0).message())
        .isEqualTo("dwh.orders has not arrived by 2026-06-01T06:00:00Z; it never came before");
    assertThat(breached.wakeAtMillis()).isEqualTo(at("2026-06-02T06:00:00Z"));
  }

  @Test
  void datasetThatCameInTimeDoesNotBreach() {
    var step = declared(byEight, "2026-06-01T03:00:00Z");
    step = byEight.arrive(step.next(), ORDERS, "r", at("2026-06-01T05:59:59Z"), NOT_BEGUN);
    step = byEight.wake(step.next(), at("2026-06-01T06:00:00Z"));
    assertThat(step.findings()).extracting(Finding::verdict).containsExactly(Verdict.PASS);
    step = byEight.wake(step.next(), at("2026-06-02T06:00:00Z"));
    assertThat(step.findings()).extracting(Finding::verdict).containsExactly(Verdict.FAIL);
  }

  @Test
  void lateArrivalResolvesItsOwnBreachAndNotTheNextDeadline() {
    var step = declared(byEight, "2026-06-01T03:00:00Z");
    step = byEight.wake(step.next(), step.wakeAtMillis());
    step = byEight.arrive(step.next(), ORDERS, "r", at("2026-06-01T06:40:00Z"), NOT_BEGUN);
    assertThat(step.findings()).extracting(Finding::verdict).containsExactly(Verdict.PASS);
    assertThat(step.findings().get(0).message())
        .isEqualTo("dwh.orders arrived 40 min after its deadline");
    step = byEight.wake(step.next(), at("2026-06-02T06:00:00Z"));
    assertThat(step.findings()).extracting(Finding::verdict).containsExactly(Verdict.FAIL);
  }

  @Test
  void arrivalOfTheNextDayAfterOneThatNeverCameServesForItsOwnDay() {
    var step = declared(byEight, "2026-06-01T03:00:00Z");
    step = byEight.wake(step.next(), step.wakeAtMillis());
    step = byEight.arrive(step.next(), ORDERS, "r", at("2026-06-02T05:00:00Z"), NOT_BEGUN);
    assertThat(step.findings().get(0).message())
        .isEqualTo("dwh.orders arrived 23 h after its deadline");
    step = byEight.wake(step.next(), at("2026-06-02T06:00:00Z"));
    assertThat(step.findings()).extracting(Finding::verdict).containsExactly(Verdict.PASS);
  }

  @Test
  void arrivalInTimeThatIsToldLateCorrectsTheVeryFinding() {
    var step = declared(byEight, "2026-06-01T03:00:00Z");
    var breach = byEight.wake(step.next(), step.wakeAtMillis());
    step = byEight.arrive(breach.next(), ORDERS, "r", at("2026-06-01T05:00:00Z"), NOT_BEGUN);
    assertThat(step.findings()).hasSize(1);
    assertThat(step.findings().get(0).verdict()).isEqualTo(Verdict.PASS);
    assertThat(step.findings().get(0).id()).isEqualTo(breach.findings().get(0).id());
  }

  @Test
  void localTimeFollowsDaylightSaving() {
    // Paris leaves daylight saving on 25 October 2026: 08:00 is 06:00Z before and 07:00Z after.
    var step = declared(byEight, "2026-10-24T03:00:00Z");
    assertThat(step.wakeAtMillis()).isEqualTo(at("2026-10-24T06:00:00Z"));
    step = byEight.wake(step.next(), step.wakeAtMillis());
    assertThat(step.wakeAtMillis()).isEqualTo(at("2026-10-25T07:00:00Z"));
  }

  @Test
  void deadlineThatHadPassedIsNoBreachInABackfill() {
    long now = at("2026-06-10T12:00:00Z");
    var step = byEight.arrive(null, ORDERS, "old", at("2026-05-01T05:00:00Z"), now);
    assertThat(step.wakeAtMillis()).isEqualTo(at("2026-06-11T06:00:00Z"));
    step = hourly.arrive(null, ORDERS, "old", at("2026-05-01T05:00:00Z"), now);
    assertThat(step.wakeAtMillis()).isEqualTo(now + Duration.ofMinutes(65).toMillis());
  }

  @Test
  void intervalRunsFromTheLastArrivalAndItsGrace() {
    var step = hourly.arrive(null, ORDERS, "r1", at("2026-06-01T10:00:00Z"), NOT_BEGUN);
    assertThat(step.wakeAtMillis()).isEqualTo(at("2026-06-01T11:05:00Z"));
    step = hourly.arrive(step.next(), ORDERS, "r2", at("2026-06-01T11:00:00Z"), NOT_BEGUN);
    assertThat(step.wakeAtMillis()).isEqualTo(at("2026-06-01T12:05:00Z"));
    assertThat(hourly.wake(step.next(), at("2026-06-01T11:05:00Z")).findings()).isEmpty();
    step = hourly.wake(step.next(), step.wakeAtMillis());
    assertThat(step.findings()).extracting(Finding::verdict).containsExactly(Verdict.FAIL);
    step = hourly.arrive(step.next(), ORDERS, "r3", at("2026-06-01T13:00:00Z"), NOT_BEGUN);
    assertThat(step.findings()).extracting(Finding::verdict).containsExactly(Verdict.PASS);
    assertThat(step.wakeAtMillis()).isEqualTo(at("2026-06-01T14:05:00Z"));
  }

  private static ArrivalDetector onCalendar(Calendars calendars) {
    return new ArrivalDetector(
        rule(
            new ArrivalExpectation.ByTime(
                LocalTime.of(8, 0), ZoneId.of("Europe/Paris"), "c", Duration.ZERO)),
        calendars);
  }

  @Test
  void holidayRaisesNothingAndTheDayAfterIsAwaitedAnew() {
    var christmas = LocalDate.parse("2026-12-25");
    var detector = onCalendar(name -> Optional.of(christmas::equals));
    var step = declared(detector, "2026-12-24T12:00:00Z");
    assertThat(step.wakeAtMillis()).isEqualTo(at("2026-12-26T07:00:00Z"));
    // What came on the holiday does not serve for the day after.
    step = detector.arrive(step.next(), ORDERS, "r", at("2026-12-25T06:00:00Z"), NOT_BEGUN);
    step = detector.wake(step.next(), step.wakeAtMillis());
    assertThat(step.findings()).extracting(Finding::verdict).containsExactly(Verdict.FAIL);
  }

  @Test
  void dayThatBecomesAHolidayRaisesNothingThoughItsDeadlineIsArmed() {
    var holiday = new AtomicReference<>(LocalDate.EPOCH);
    var step = declared(onCalendar(name -> Optional.of(day -> false)), "2026-06-01T03:00:00Z");
    holiday.set(LocalDate.parse("2026-06-01"));
    var changed = onCalendar(name -> Optional.of(day -> day.equals(holiday.get())));
    step = changed.wake(step.next(), step.wakeAtMillis());
    assertThat(step.findings()).isEmpty();
    assertThat(step.wakeAtMillis()).isEqualTo(at("2026-06-02T06:00:00Z"));
  }

  @Test
  void missedCronIsTheDeadlineOfItsZone() {
    var detector =
        new ArrivalDetector(
            rule(
                new ArrivalExpectation.ByCron(
                    "0 8 * * MON-FRI", ZoneId.of("Europe/Paris"), "", Duration.ofMinutes(10))),
            NO_CALENDARS);
    var step = declared(detector, "2026-06-05T03:00:00Z");
    step = detector.arrive(step.next(), ORDERS, "r", at("2026-06-05T06:05:00Z"), NOT_BEGUN);
    step = detector.wake(step.next(), step.wakeAtMillis());
    assertThat(step.findings()).extracting(Finding::verdict).containsExactly(Verdict.PASS);
    assertThat(step.wakeAtMillis()).isEqualTo(at("2026-06-08T06:10:00Z"));
    step = detector.wake(step.next(), step.wakeAtMillis());
    assertThat(step.findings()).extracting(Finding::verdict).containsExactly(Verdict.FAIL);
  }

  @Test
  void datasetIsAwaitedOnlyAfterItsUpstreamCame() {
    var step = declared(following, "2026-06-01T03:00:00Z");
    assertThat(step.wakeAtMillis()).isZero();
    step = following.arriveUpstream(step.next(), ORDERS, at("2026-06-01T04:00:00Z"), NOT_BEGUN);
    assertThat(step.wakeAtMillis()).isEqualTo(at("2026-06-01T06:00:00Z"));
    step = following.arrive(step.next(), ORDERS, "r", at("2026-06-01T05:00:00Z"), NOT_BEGUN);
    assertThat(step.wakeAtMillis()).isZero();
    assertThat(step.findings()).isEmpty();
  }

  @Test
  void datasetThatDoesNotFollowItsUpstreamBreachesAndIsMadeGood() {
    var step = declared(following, "2026-06-01T03:00:00Z");
    step = following.arriveUpstream(step.next(), ORDERS, at("2026-06-01T04:00:00Z"), NOT_BEGUN);
    step = following.arriveUpstream(step.next(), ORDERS, at("2026-06-01T05:00:00Z"), NOT_BEGUN);
    step = following.wake(step.next(), at("2026-06-01T06:00:00Z"));
    assertThat(step.findings()).extracting(Finding::verdict).containsExactly(Verdict.FAIL);
    assertThat(step.wakeAtMillis()).isEqualTo(at("2026-06-01T07:00:00Z"));
    // One arrival after both makes the first good and meets the second.
    step = following.arrive(step.next(), ORDERS, "r", at("2026-06-01T06:30:00Z"), NOT_BEGUN);
    assertThat(step.findings()).extracting(Finding::verdict).containsExactly(Verdict.PASS);
    assertThat(step.wakeAtMillis()).isZero();
  }

  @Test
  void arrivalBetweenTwoUpstreamsMeetsTheFirstAlone() {
    var step = following.arriveUpstream(null, ORDERS, at("2026-06-01T04:00:00Z"), NOT_BEGUN);
    step = following.arriveUpstream(step.next(), ORDERS, at("2026-06-01T05:00:00Z"), NOT_BEGUN);
    step = following.arrive(step.next(), ORDERS, "r", at("2026-06-01T04:30:00Z"), NOT_BEGUN);
    assertThat(step.wakeAtMillis()).isEqualTo(at("2026-06-01T07:00:00Z"));
  }

  @Test
  void upstreamThatIsToldAfterItsFollowerAsksForNothing() {
    var step = following.arrive(null, ORDERS, "r", at("2026-06-01T05:00:00Z"), NOT_BEGUN);
    step = following.arriveUpstream(step.next(), ORDERS, at("2026-06-01T04:00:00Z"), NOT_BEGUN);
    assertThat(step.wakeAtMillis()).isZero();
  }
}
