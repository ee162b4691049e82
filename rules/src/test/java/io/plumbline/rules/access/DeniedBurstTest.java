package io.plumbline.rules.access;

import static io.plumbline.rules.access.Watched.MONDAY;
import static io.plumbline.rules.access.Watched.SALARIES;
import static io.plumbline.rules.access.Watched.event;
import static io.plumbline.rules.access.Watched.policy;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.AccessEvent;
import io.plumbline.model.Decision;
import io.plumbline.model.DecisionAction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DeniedBurstTest {
  private static final AccessPolicy KNOCKING =
      policy(new AccessOccasion.DeniedBurst(5, Duration.ofMinutes(5)), DecisionAction.DENY);

  private final Watched watched = new Watched(KNOCKING);

  private void denied(int second, boolean proven) {
    watched.isDenied("eve", MONDAY.plusSeconds(second), proven);
  }

  @Test
  void asManyDenialsWithinTheTimeAreABurstThatIsToldOnce() {
    for (int i = 0; i < 40; i++) {
      denied(i * 75, true);
      assertThat(watched.decisions).hasSize(i < 4 ? 0 : 1);
    }
    var decision = watched.decisions.get(0);
    assertThat(decision.action()).isEqualTo(DecisionAction.DENY);
    assertThat(decision.mandate().isDryRun()).isTrue();
    assertThat(decision.reason())
        .isEqualTo("eve was denied 5 times within 300 s, the last time hr.salaries");
    assertThat(decision.facts().get(AccessDecisions.EVENTS).lines()).hasSize(5);
  }

  @Test
  void fewerOrSlowerDenialsAreNone() {
    for (int i = 0; i < 40; i++) {
      denied(i * 76, true);
    }
    assertThat(watched.decisions).isEmpty();
  }

  @Test
  void afterQuietTheNextBurstIsToldAgain() {
    for (int burst = 0; burst < 3; burst++) {
      for (int i = 0; i < 8; i++) {
        denied(burst * 3_600 + i, true);
      }
    }
    assertThat(watched.decisions).hasSize(3);
    assertThat(watched.decisions).extracting(Decision::id).doesNotHaveDuplicates();
  }

  @Test
  void denialThatIsToldAgainCountsOnce() {
    for (int i = 0; i < 20; i++) {
      denied(i % 4, true);
    }
    assertThat(watched.decisions).isEmpty();
  }

  @Test
  void denialsWithoutProofOfTheUserAreLeftToAPersonUntilEnoughHaveIt() {
    for (int i = 0; i < 8; i++) {
      denied(i, false);
    }
    assertThat(watched.actions()).containsExactly(DecisionAction.REVIEW);
    for (int i = 10; i < 18; i++) {
      denied(i, true);
    }
    assertThat(watched.actions()).containsExactly(DecisionAction.REVIEW, DecisionAction.DENY);
  }

  @Test
  void shuffledAndTripledDenialsGiveAsManyBursts() {
    for (int seed = 0; seed < 20; seed++) {
      var random = new Random(seed);
      var events = new ArrayList<AccessEvent>();
      for (int burst = 0; burst < 5; burst++) {
        for (int i = 0; i < 12; i++) {
          var at = MONDAY.plusSeconds(burst * 3_600L + i * 3L);
          events.add(event("e" + burst + "-" + i, "eve", SALARIES, at, false, true));
        }
      }
      var told = new Watched(KNOCKING);
      shuffled(events, random).forEach(told::take);
      assertThat(told.decisions).as("seed %d", seed).hasSize(5);
    }
  }

  /** Three of each, a burst at a time. */
  private static List<AccessEvent> shuffled(List<AccessEvent> events, Random random) {
    var all = new ArrayList<AccessEvent>();
    for (int burst = 0; burst < events.size(); burst += 12) {
      var part = new ArrayList<AccessEvent>();
      for (int i = 0; i < 3; i++) {
        part.addAll(events.subList(burst, burst + 12));
      }
      Collections.shuffle(part, random);
      all.addAll(part);
    }
    return all;
  }
}
