package io.plumbline.rules.retention;

import static io.plumbline.rules.retention.Retention.NOW;
import static io.plumbline.rules.retention.Retention.aged;
import static io.plumbline.rules.retention.Retention.held;
import static io.plumbline.rules.retention.Retention.ninetyDays;
import static io.plumbline.rules.retention.Retention.quiet;
import static io.plumbline.rules.retention.Retention.ripe;
import static io.plumbline.rules.retention.Retention.scan;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ActReviewTest {
  private static final Resource OLD = aged(100);
  private static final RetentionAct ACT = act();

  @Test
  void nothingForbidsAnActWhoseReasonsStillHold() {
    assertThat(ActReview.refusal(ACT, quiet(ninetyDays()))).isEmpty();
    assertThat(ActReview.refusal(ACT, Optional.of(OLD))).isEmpty();
  }

  @Test
  void holdPlacedAfterThePlanForbidsIt() {
    var now = Retention.at(NOW, List.of(held("case-42")), List.of(), ninetyDays());

    assertThat(text(ActReview.refusal(ACT, now))).isEqualTo("kept because: legal hold (case-42)");
    assertThat(text(ActReview.refusal(ACT.deletion(NOW), now)))
        .isEqualTo("kept because: legal hold (case-42)");
  }

  @Test
  void readerThatStartedAfterThePlanForbidsIt() {
    var now =
        Retention.at(NOW, List.of(), List.of(Reader.unfinished("report", "r1")), ninetyDays());

    assertThat(text(ActReview.refusal(ACT, now))).contains("a reader needs it");
  }

  @Test
  void clockThatWentBackForbidsIt() {
    var now = Retention.at(NOW.minus(Duration.ofDays(11)), List.of(), List.of(), ninetyDays());

    assertThat(text(ActReview.refusal(ACT, now))).contains("it is within its time");
  }

  @Test
  void droppedOrChangedPolicyForbidsIt() {
    var longer = Retention.policy(91, 0, RetentionAction.DELETE, 1, Long.MAX_VALUE);

    assertThat(text(ActReview.refusal(ACT, quiet(longer))))
        .isEqualTo("kept because: its policy changed since it was planned (keep90 was version 3)");
  }

  @Test
  void alteredPolicyForbidsWhatWasPlannedButNotTheDeletionOfWhatIsSetAside() {
    var now = quiet(Retention.altered(ninetyDays()));

    assertThat(text(ActReview.refusal(ACT, now))).contains("its policy changed");
    assertThat(ActReview.refusal(ACT.deletion(Instant.EPOCH), now)).isEmpty();
  }

  @Test
  void changedGoneOrSharedResourceForbidsIt() {
    var changed = new Resource(OLD.id(), "v2", OLD.basisAtMillis(), 1, "", "");

    assertThat(text(ActReview.refusal(ACT, Optional.of(changed)))).contains("from v1 to v2");
    assertThat(text(ActReview.refusal(ACT, Optional.<Resource>empty())))
        .contains("no longer there");
    assertThat(text(ActReview.refusal(ACT, Optional.of(OLD.sharedBy("table b")))))
        .contains("needed elsewhere (table b)");
  }

  @Test
  void quarantineLastsForTheGraceBeforeDeletion() {
    Instant since = NOW.minus(Duration.ofDays(7));

    assertThat(ActReview.refusal(ACT.deletion(since), quiet(ninetyDays()))).isEmpty();
    assertThat(text(ActReview.refusal(ACT.deletion(since.plusMillis(1)), quiet(ninetyDays()))))
        .isEqualTo("kept because: its grace is not over (until 2026-11-26T00:00:00.001Z)");
  }

  @Test
  void whatLiesInQuarantineGoesOnlyByAPolicyThatStillDeletes() {
    var archives = Retention.policy(90, 0, RetentionAction.ARCHIVE, 1, Long.MAX_VALUE);

    assertThat(text(ActReview.refusal(ACT.deletion(Instant.EPOCH), quiet(archives))))
        .contains("its policy changed");
  }

  @Test
  void restoringIsAlwaysAllowed() {
    var now = Retention.at(NOW, List.of(held("case-42")), List.of());

    assertThat(ActReview.refusal(ACT.with(RetentionStep.RESTORE), now)).isEmpty();
  }

  private static String text(Optional<Refusal> refusal) {
    return refusal.orElseThrow().text();
  }

  private static RetentionAct act() {
    var planner = new RetentionPlanner(ninetyDays(), quiet(ninetyDays()), Amount.NONE);
    planner.accept(OLD, ripe(OLD));
    return planner.finish(scan(NOW)).acts().get(0);
  }
}
