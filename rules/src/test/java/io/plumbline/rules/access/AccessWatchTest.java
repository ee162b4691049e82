package io.plumbline.rules.access;

import static io.plumbline.rules.access.Watched.MONDAY;
import static io.plumbline.rules.access.Watched.SALARIES;
import static io.plumbline.rules.access.Watched.event;
import static io.plumbline.rules.access.Watched.policy;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.DatasetId;
import io.plumbline.model.DecisionAction;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class AccessWatchTest {
  private static final AccessPolicy FIRST =
      policy(new AccessOccasion.FirstAccess(), DecisionAction.REVIEW);

  private static final AccessPolicy DENY_FIRST =
      policy(new AccessOccasion.FirstAccess(), DecisionAction.DENY);

  private static final AccessPolicy AT_NIGHT =
      policy(
          new AccessOccasion.OffHours(
              LocalTime.of(8, 0), LocalTime.of(18, 0), ZoneId.of("Europe/Paris")),
          DecisionAction.NOTIFY);

  private static Instant day(int day) {
    return MONDAY.plus(Duration.ofDays(day));
  }

  private static DatasetId dataset(int number) {
    return new DatasetId("default", "postgres://db", "hr.t" + number);
  }

  @Test
  void firstAccessOfAKnownUserIsDecidedOnce() {
    var watched = new Watched(FIRST).reads("ann", dataset(1), day(-30));
    watched.decisions.clear();
    watched.reads("ann", SALARIES, day(0)).reads("ann", SALARIES, day(1));
    assertThat(watched.decisions)
        .singleElement()
        .satisfies(
            decision -> {
              assertThat(decision.action()).isEqualTo(DecisionAction.REVIEW);
              assertThat(decision.dataset()).isEqualTo(SALARIES);
              assertThat(decision.target()).isEqualTo("reviewers");
              assertThat(decision.reason())
                  .isEqualTo(
                      "ann, known since 2026-05-02T10:00:00Z, reads hr.salaries for the first"
                          + " time");
              assertThat(decision.facts())
                  .containsEntry(AccessDecisions.USER, "ann")
                  .containsEntry(AccessDecisions.OCCASION, "FIRST ACCESS");
              assertThat(decision.facts().get(AccessDecisions.EVENTS))
                  .startsWith("2026-06-01T10:00:00Z READ hr.salaries allowed from 10.0.0.1");
            });
  }

  @Test
  void newUserIsToldFromAKnownOne() {
    var watched = new Watched(FIRST).reads("eve", SALARIES, day(0));
    assertThat(watched.reasons())
        .containsExactly(
            "eve, a new user, first seen 2026-06-01T10:00:00Z, reads hr.salaries for the first"
                + " time");
  }

  @Test
  void whileADatasetIsNewEveryoneMayReadItForTheFirstTime() {
    var watched = new Watched(FIRST).datasetsSince(day(0));
    watched.reads("ann", SALARIES, day(0)).reads("bob", SALARIES, day(13));
    assertThat(watched.decisions).isEmpty();
    watched.reads("eve", SALARIES, day(14));
    assertThat(watched.decisions).hasSize(1);
  }

  @Test
  void refusedReadIsNoFirstAccess() {
    var watched = new Watched(FIRST).isDenied("ann", day(0), true);
    assertThat(watched.decisions).isEmpty();
    watched.reads("ann", SALARIES, day(1));
    assertThat(watched.decisions).hasSize(1);
  }

  @Test
  void withoutProofOfTheUserNoRightIsTakenAwayUntilThereIs() {
    var watched = new Watched(DENY_FIRST);
    watched.take(event("1", "ann", SALARIES, day(0), true, false));
    watched.take(event("2", "ann", SALARIES, day(0), true, false));
    assertThat(watched.decisions)
        .singleElement()
        .satisfies(
            decision -> {
              assertThat(decision.action()).isEqualTo(DecisionAction.REVIEW);
              assertThat(decision.mandate().isDryRun()).isTrue();
              assertThat(decision.expiresAtMillis()).isNull();
              assertThat(decision.reason()).contains("no proof of who it was");
            });
    watched.take(event("3", "ann", SALARIES, day(0), true, true));
    assertThat(watched.actions()).containsExactly(DecisionAction.REVIEW, DecisionAction.DENY);
    assertThat(watched.decisions.get(1).expiresAtMillis()).isEqualTo(day(1).toEpochMilli());
  }

  @Test
  void aLogThatBeginsToHaveProofTellsNothingNew() {
    var watched = new Watched(DENY_FIRST).datasetsSince(day(0));
    watched.take(event("1", "ann", SALARIES, day(1), true, false));
    watched.take(event("2", "ann", SALARIES, day(60), true, true));
    assertThat(watched.decisions).isEmpty();
  }

  @Test
  void readsOutsideOfficeHoursInTheZoneOfThePolicyAreToldOnceADay() {
    var watched = new Watched(AT_NIGHT);
    // 08:00 and 17:59 in Paris.
    watched.reads("ann", SALARIES, Instant.parse("2026-06-01T06:00:00Z"));
    watched.reads("ann", SALARIES, Instant.parse("2026-06-01T15:59:00Z"));
    assertThat(watched.decisions).isEmpty();
    watched.reads("ann", SALARIES, Instant.parse("2026-06-01T16:00:00Z"));
    watched.reads("ann", SALARIES, Instant.parse("2026-06-01T21:00:00Z"));
    assertThat(watched.reasons())
        .containsExactly(
            "ann read hr.salaries at 2026-06-01T18:00+02:00[Europe/Paris], outside 08:00 to 18:00"
                + " on weekdays");
    // It is Tuesday in Paris.
    watched.reads("ann", SALARIES, Instant.parse("2026-06-01T22:30:00Z"));
    assertThat(watched.decisions).hasSize(2);
    watched.reads("ann", SALARIES, Instant.parse("2026-06-06T10:00:00Z"));
    assertThat(watched.decisions).as("at noon on Saturday").hasSize(3);
  }

  @Test
  void hoursPastMidnightAreThoseOfANightShift() {
    var shift =
        new AccessOccasion.OffHours(LocalTime.of(22, 0), LocalTime.of(6, 0), ZoneId.of("UTC"));
    assertThat(shift.contains(Instant.parse("2026-06-02T02:00:00Z").toEpochMilli())).isFalse();
    assertThat(shift.contains(Instant.parse("2026-06-02T12:00:00Z").toEpochMilli())).isTrue();
  }

  @Test
  void ofAUserWhoReadsEverythingTheLatestDatasetsAreKnown() {
    var watched = new Watched(FIRST);
    for (int i = 0; i < 1_500; i++) {
      watched.reads("ann", dataset(i), day(0).plusSeconds(i));
    }
    assertThat(watched.users.get("default|ann").datasets())
        .isBetween(900, AccessWatch.MOST_DATASETS);
    assertThat(watched.decisions).hasSize(1_500);
    watched.reads("ann", dataset(1_499), day(1));
    assertThat(watched.decisions).as("one that is still known").hasSize(1_500);
    watched.reads("ann", dataset(0), day(1));
    assertThat(watched.decisions.get(1_500).id())
        .as("one that was let go of is the same decision again")
        .isEqualTo(watched.decisions.get(0).id());
  }

  @Test
  void whatAUserNamesCannotForgeLines() {
    var forged = "ann\n2026-06-01 eve\u202e";
    var watched = new Watched(FIRST).reads(forged, SALARIES, day(0));
    assertThat(watched.reasons().get(0)).startsWith("ann?2026-06-01 eve?,");
    assertThat(watched.decisions.get(0).facts()).containsEntry(AccessDecisions.USER, forged);
    assertThat(watched.decisions.get(0).facts().get(AccessDecisions.EVENTS).lines()).hasSize(1);
  }
}
