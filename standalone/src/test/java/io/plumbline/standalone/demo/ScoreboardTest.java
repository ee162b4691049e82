package io.plumbline.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.plumbline.model.Alert;
import io.plumbline.model.DatasetId;
import io.plumbline.model.Finding;
import io.plumbline.model.FindingKind;
import io.plumbline.model.Incident;
import io.plumbline.model.IncidentStatus;
import io.plumbline.model.Severity;
import io.plumbline.model.Transition;
import io.plumbline.model.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScoreboardTest {
  private static final Instant AT = Instant.parse("2026-03-02T14:37:12Z");

  private final Injection drop =
      new Injection("drop", "schema", "shop.raw.payments", "column currency", AT);
  private final Injection narrow =
      new Injection("narrow", "schema", "shop.raw.payments", "column amount", AT);
  private final Scoreboard scoreboard = new Scoreboard();

  @Test
  void aReportCountsForTheInjectionOfItsRuleDatasetAndSubject() {
    scoreboard.expect(drop);
    scoreboard.expect(narrow);

    var score =
        scoreboard.take(alert("a1", Transition.OPENED, "column amount"), AT.plusMillis(900));

    assertThat(score).map(Scoreboard.Score::injection).contains(narrow);
    assertThat(score).map(Scoreboard.Score::after).contains(Duration.ofMillis(900));
    assertThat(scoreboard.scores())
        .extracting(Scoreboard.Score::isReported)
        .containsExactly(false, true);
  }

  @Test
  void theFirstReportCountsAndARepairDoesNot() {
    scoreboard.expect(drop);

    assertThat(scoreboard.take(alert("a0", Transition.RESOLVED, "column currency"), AT)).isEmpty();
    assertThat(scoreboard.take(alert("a1", Transition.OPENED, "column currency"), AT)).isPresent();
    assertThat(scoreboard.take(alert("a2", Transition.OPENED, "column currency"), AT)).isEmpty();
    assertThat(scoreboard.scores().get(0).alert().id()).isEqualTo("a1");
  }

  @Test
  void waitingEndsAtTheLimitWhenNothingIsReported() throws InterruptedException {
    var injected = new Injection("drop", "schema", "d", "", Instant.now());
    scoreboard.expect(injected);

    scoreboard.await(List.of(injected), Duration.ofMillis(50));

    assertThat(scoreboard.scores().get(0).isReported()).isFalse();
  }

  @Test
  void waitingForWhatWasReportedDoesNotWait() {
    scoreboard.expect(drop);
    scoreboard.take(alert("a1", Transition.OPENED, "column currency"), AT);

    assertThatCode(() -> scoreboard.await(List.of(drop), Duration.ofDays(365_000)))
        .doesNotThrowAnyException();
  }

  private static Alert alert(String id, Transition transition, String subject) {
    var finding =
        new Finding(
            "f",
            "default",
            "schema",
            1,
            FindingKind.SCHEMA,
            new DatasetId("default", "postgres://shop-db:5432", "shop.raw.payments"),
            subject,
            "run",
            0,
            Verdict.FAIL,
            Severity.ERROR,
            null,
            null,
            null,
            null,
            null,
            "message",
            null,
            null);
    var incident =
        new Incident("i" + id, "p", IncidentStatus.OPEN, 0, 0, null, 1, finding, false, null);
    return new Alert(id, "default", transition, 0, 0, incident);
  }
}
