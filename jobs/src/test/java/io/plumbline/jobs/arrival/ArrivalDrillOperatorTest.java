package io.plumbline.jobs.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What may go wrong with time, and the exact alert that must and must not come. */
class ArrivalDrillOperatorTest {
  private static final String BY_EIGHT = "BY TIME '08:00' TIME ZONE 'UTC'";
  private static final String MISSED =
      "2026-06-01T08:00:00Z FAIL mart.revenue has not arrived by 2026-06-01T08:00:00Z; it never came"
          + " before";
  private static final String IN_TIME = "2026-06-01T08:00:00Z PASS mart.revenue arrived in time";

  /** Another dataset comes every ten seconds on a partition. */
  private static void busy(DrilledEngine engine, int partition, String until) throws Exception {
    busy(engine, partition, until, Duration.ZERO);
  }

  private static void busy(DrilledEngine engine, int partition, String until, Duration skew)
      throws Exception {
    while (Instant.parse(engine.now()).isBefore(Instant.parse(until))) {
      engine.post(partition, Instant.parse(engine.now()).plus(skew).toString(), false);
      engine.runUntil(Instant.parse(engine.now()).plusSeconds(10).toString());
    }
  }

  private static void backlog(DrilledEngine engine, int partition) {
    for (int i = 0; i < 500; i++) {
      engine.post(partition, engine.now(), false);
    }
  }

  @Test
  void silentSourceIsMissedAtItsDeadline() throws Exception {
    try (var engine = new DrilledEngine("2026-06-01T07:00:00Z", BY_EIGHT)) {
      engine.runUntil("2026-06-01T07:59:59Z");
      assertThat(engine.told()).isEmpty();
      engine.runUntil("2026-06-01T08:00:01Z");
      assertThat(engine.told()).containsExactly(MISSED);
    }
  }

  @Test
  void idlePartitionHoldsUpNobody() throws Exception {
    try (var engine = new DrilledEngine("2026-06-01T07:00:00Z", BY_EIGHT)) {
      busy(engine, 0, "2026-06-01T08:00:40Z");
      assertThat(engine.told()).containsExactly(MISSED);
    }
  }

  @Test
  void catchingUpAfterAnOutageOfOursRaisesNothingFalse() throws Exception {
    try (var engine = new DrilledEngine("2026-06-01T07:00:00Z", BY_EIGHT)) {
      busy(engine, 0, "2026-06-01T07:30:00Z");
      engine.wallIs("2026-06-01T07:50:00Z");
      // Much is read before each arrival.
      backlog(engine, 1);
      engine.post(1, "2026-06-01T07:50:00Z", true);
      for (int minute = 0; minute < 59; minute++) {
        engine.wallIs("2026-06-02T07:%02d:00Z".formatted(minute));
        engine.post(0, engine.now(), false);
      }
      backlog(engine, 1);
      engine.post(1, "2026-06-02T07:58:00Z", true);
      engine.downUntil("2026-06-03T07:00:00Z");
      engine.runUntil("2026-06-03T08:01:00Z");
      assertThat(engine.told())
          .containsExactly(
              IN_TIME,
              "2026-06-02T08:00:00Z PASS mart.revenue arrived in time",
              "2026-06-03T08:00:00Z FAIL mart.revenue has not arrived by 2026-06-03T08:00:00Z;"
                  + " it last came at 2026-06-02T07:58:00Z");
    }
  }

  @Test
  void historyThatIsPostedAcrossTheDeadlineAndHoldsTheArrivalRaisesNothing() throws Exception {
    try (var engine = new DrilledEngine("2026-06-01T06:00:00Z", BY_EIGHT)) {
      engine.runUntil("2026-06-01T07:59:50Z");
      for (int i = 0; i < 1_000; i++) {
        engine.post(0, "2026-06-01T06:30:00Z", false);
      }
      engine.post(0, "2026-06-01T07:45:00Z", true);
      engine.runUntil("2026-06-01T08:05:00Z");
      assertThat(engine.told()).containsExactly(IN_TIME);
    }
  }

  @Test
  void historyThatIsPostedAfterTheDeadlineCorrectsTheVeryFinding() throws Exception {
    try (var engine = new DrilledEngine("2026-06-01T06:00:00Z", BY_EIGHT)) {
      engine.runUntil("2026-06-01T09:00:00Z");
      engine.post(0, "2026-06-01T07:45:00Z", true);
      engine.runUntil("2026-06-01T09:05:00Z");
      assertThat(engine.told())
          .containsExactly(
              MISSED,
              "2026-06-01T08:00:00Z PASS mart.revenue had arrived in time; the telemetry came late");
      assertThat(engine.findings().get(1).id()).isEqualTo(engine.findings().get(0).id());
    }
  }

  @Test
  void clockThatIsAnHourAheadIsNeitherLateNorADeadlineTooEarly() throws Exception {
    try (var engine = new DrilledEngine("2026-06-01T07:00:00Z", BY_EIGHT)) {
      busy(engine, 0, "2026-06-01T07:30:00Z", Duration.ofHours(1));
      assertThat(engine.told()).isEmpty();
      engine.post(0, "2026-06-01T08:30:00Z", true);
      busy(engine, 0, "2026-06-01T08:01:00Z", Duration.ofHours(1));
      assertThat(engine.told()).containsExactly(IN_TIME);
    }
  }

  @Test
  void clockThatIsAnHourBehindDelaysTheAlertByThePatienceAtTheMost() throws Exception {
    try (var engine = new DrilledEngine("2026-06-01T07:00:00Z", BY_EIGHT)) {
      busy(engine, 0, "2026-06-01T08:09:50Z", Duration.ofHours(-1));
      assertThat(engine.told()).isEmpty();
      busy(engine, 0, "2026-06-01T08:10:10Z", Duration.ofHours(-1));
      assertThat(engine.told()).containsExactly(MISSED);
    }
  }

  @Test
  void sourceInTheYear2099MovesNoTimeAndServesForNoDayToCome() throws Exception {
    try (var engine = new DrilledEngine("2026-06-01T06:00:00Z", BY_EIGHT)) {
      engine.post(0, "2099-01-01T00:00:00Z", false);
      engine.post(1, "2099-01-01T00:00:00Z", true);
      engine.runUntil("2026-06-01T07:59:00Z");
      assertThat(engine.told()).isEmpty();
      engine.runUntil("2026-06-02T08:00:10Z");
      assertThat(engine.told())
          .containsExactly(
              IN_TIME,
              "2026-06-02T08:00:00Z FAIL mart.revenue has not arrived by 2026-06-02T08:00:00Z;"
                  + " it last came at 2026-06-01T06:00:00Z");
    }
  }

  @Test
  void dayOfTheClockChangeHasOneDeadlineOfLocalTime() throws Exception {
    // Paris: 02:00 becomes 03:00 at 01:00Z on 29 March, 03:00 becomes 02:00 at 01:00Z on 25
    // October.
    try (var engine =
        new DrilledEngine("2026-03-28T12:00:00Z", "BY TIME '02:30' TIME ZONE 'Europe/Paris'")) {
      engine.runUntil("2026-03-29T01:29:59Z");
      assertThat(engine.told()).isEmpty();
      engine.runUntil("2026-03-29T12:00:00Z");
      assertThat(engine.told()).hasSize(1);
      assertThat(engine.told().get(0)).startsWith("2026-03-29T01:30:00Z FAIL");
    }
    try (var engine =
        new DrilledEngine("2026-10-24T12:00:00Z", "BY TIME '02:30' TIME ZONE 'Europe/Paris'")) {
      engine.runUntil("2026-10-25T12:00:00Z");
      assertThat(engine.told()).hasSize(1);
      assertThat(engine.told().get(0)).startsWith("2026-10-25T00:30:00Z FAIL");
    }
  }

  @Test
  void holidayOfTheCalendarRaisesNothing() throws Exception {
    var by = BY_EIGHT + " ON CALENDAR c";
    try (var engine =
        new DrilledEngine("2026-12-24T12:00:00Z", by, "IN COUNTRY 'DE' CLOSED ON (SUNDAY)")) {
      // Friday and Saturday are Christmas, then comes Sunday.
      engine.runUntil("2026-12-28T07:59:59Z");
      assertThat(engine.told()).isEmpty();
      engine.runUntil("2026-12-28T08:00:10Z");
      assertThat(engine.told()).hasSize(1);
      assertThat(engine.told().get(0)).startsWith("2026-12-28T08:00:00Z FAIL");
    }
  }

  @Test
  void missedCronIsToldOnceForEachOfItsTimes() throws Exception {
    var by = "BY CRON '0 6,18 * * MON-FRI' TIME ZONE 'UTC' GRACE INTERVAL '10' MINUTE";
    try (var engine = new DrilledEngine("2026-06-05T05:00:00Z", by)) {
      engine.runUntil("2026-06-05T06:05:00Z");
      engine.post(0, "2026-06-05T06:05:00Z", true);
      engine.runUntil("2026-06-08T06:10:10Z");
      assertThat(engine.told().stream().map(line -> line.substring(0, 25)))
          .containsExactly(
              "2026-06-05T06:10:00Z PASS",
              "2026-06-05T18:10:00Z FAIL",
              "2026-06-08T06:10:00Z FAIL");
    }
  }
}
