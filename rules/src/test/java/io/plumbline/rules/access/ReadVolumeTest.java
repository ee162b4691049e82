package io.plumbline.rules.access;

import static io.plumbline.rules.access.Watched.MONDAY;
import static io.plumbline.rules.access.Watched.SALARIES;
import static io.plumbline.rules.access.Watched.event;
import static io.plumbline.rules.access.Watched.policy;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.AccessEvent;
import io.plumbline.model.DecisionAction;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReadVolumeTest {
  private static final AccessPolicy MANY =
      policy(new AccessOccasion.VolumeAboveNormal(), DecisionAction.REVIEW);

  private final Watched watched = new Watched(MANY);

  private void reads(String user, int day, int times, boolean proven) {
    for (int i = 0; i < times; i++) {
      var at = MONDAY.plus(Duration.ofDays(day)).plusSeconds(i);
      watched.take(event(user + day + "-" + i, user, SALARIES, at, true, proven));
    }
  }

  /** From a few to hundreds a day, with the noise of counts and quiet weekends. */
  private static int usual(int user, int day, Random random) {
    double mean = (5 << (user % 7)) * (day % 7 > 4 ? 0.2 : 1);
    return (int) Math.max(0, Math.round(mean + 2 * Math.sqrt(mean) * random.nextGaussian()));
  }

  @Test
  void usersWhoReadAsMuchAsTheyDoAreNotTold() {
    var random = new Random(1);
    for (int user = 0; user < 30; user++) {
      for (int day = 0; day < 60; day++) {
        reads("user" + user, day, usual(user, day, random), true);
      }
    }
    assertThat(watched.decisions).isEmpty();
  }

  @Test
  void fourTimesAsManyReadsAsUsualAreToldOnceADay() {
    for (int day = 0; day < 20; day++) {
      reads("ann", day, 100 + day % 7, true);
    }
    reads("ann", 20, 400, true);
    assertThat(watched.decisions)
        .singleElement()
        .satisfies(
            decision ->
                assertThat(decision.reason())
                    .matches("ann read hr.salaries about \\d+ times on 2026-06-21; usual is .*"));
  }

  @Test
  void fewDaysAreNoNormal() {
    for (int day = 0; day < 6; day++) {
      reads("ann", day, 20, true);
    }
    reads("ann", 6, 1_000, true);
    assertThat(watched.decisions).isEmpty();
  }

  @Test
  void logThatIsSentAgainAndAgainCountsOnce() {
    for (int day = 0; day < 20; day++) {
      reads("ann", day, 100, true);
    }
    for (int again = 0; again < 5; again++) {
      reads("ann", 18, 100, true);
      reads("ann", 19, 100, true);
    }
    assertThat(watched.decisions).isEmpty();
  }

  @Test
  void recordThatSummarisesCountsAsWhatItStandsFor() {
    var one = event("1", "ann", SALARIES, MONDAY, true, true);
    var many =
        new AccessEvent(
            "2",
            one.tenant(),
            one.format(),
            one.atMillis(),
            one.user(),
            one.action(),
            one.resource(),
            one.datasets(),
            one.columns(),
            true,
            null,
            500,
            true,
            one.extra());
    var volume = ReadVolume.initial(MONDAY.toEpochMilli());
    assertThat(volume.observe(MONDAY.toEpochMilli(), many).reads()).isBetween(430L, 570L);
  }

  @Test
  void dayWithAReadWithoutProofOfTheUserIsLeftToAPerson() {
    var denying = new Watched(policy(new AccessOccasion.VolumeAboveNormal(), DecisionAction.DENY));
    for (int day = 0; day <= 10; day++) {
      for (int i = 0; i < (day == 10 ? 400 : 60); i++) {
        var at = MONDAY.plus(Duration.ofDays(day)).plusSeconds(i);
        denying.take(event(day + "-" + i, "ann", SALARIES, at, true, day < 10 || i > 0));
      }
    }
    assertThat(denying.actions()).containsExactly(DecisionAction.REVIEW);
  }
}
