package io.plumbline.enforcement.engine;

import static io.plumbline.enforcement.engine.Drill.decision;
import static io.plumbline.model.OutcomeStatus.ABANDONED;
import static io.plumbline.model.OutcomeStatus.APPLIED;
import static io.plumbline.model.OutcomeStatus.AWAITING_APPROVAL;
import static io.plumbline.model.OutcomeStatus.FAILED;
import static io.plumbline.model.OutcomeStatus.REHEARSED;
import static io.plumbline.model.OutcomeStatus.REJECTED;
import static io.plumbline.model.OutcomeStatus.SUSPENDED;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.enforcement.engine.RecordingTarget.Fault;
import io.plumbline.model.Command;
import io.plumbline.model.DecisionAction;
import io.plumbline.model.JournalKind;
import io.plumbline.model.Mandate;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnforcementTest {
  private static final Mandate AT_ONCE = Mandate.of("hold_mart", 1);
  private static final Mandate ASKED = new Mandate("hold_mart", 1, 0, true, false, true);
  private static final Mandate REHEARSAL = new Mandate("hold_mart", 1, 0, false, true, true);
  private static final Mandate DOWNSTREAM = new Mandate("hold_mart", 1, 2, false, false, true);

  private final Drill drill = new Drill();

  @Test
  void journalHoldsTheIntentBeforeTheTargetIsCalledAndTheOutcomeAfter() {
    drill.receive(decision("d1", DecisionAction.HOLD, AT_ONCE)).callOnce();
    assertThat(drill.journal.kinds()).containsExactly(JournalKind.RECEIVED, JournalKind.CALLING);
    assertThat(drill.target.calls).isZero();

    drill.settle();
    assertThat(drill.journal.kinds()).endsWith(JournalKind.CALLING, JournalKind.OUTCOME);
    assertThat(drill.told()).containsExactly(APPLIED);
    assertThat(drill.target.effects).containsEntry("d1", "HOLD free");
  }

  @Test
  void decisionThatComesAgainDoesNothing() {
    var hold = decision("d1", DecisionAction.HOLD, AT_ONCE);
    drill.receive(hold).settle().receive(hold).settle();

    assertThat(drill.target.calls).isOne();
  }

  @Test
  void crashBetweenJournalAndCallMakesOneEffect() {
    drill.receive(decision("d1", DecisionAction.HOLD, AT_ONCE)).callOnce().crash().settle();

    assertThat(drill.target.effects).hasSize(1);
    assertThat(drill.told()).containsExactly(APPLIED);
  }

  @Test
  void crashBetweenCallAndOutcomeMakesOneEffectAndKeepsWhatWasFoundBefore() {
    drill.receive(decision("d1", DecisionAction.HOLD, AT_ONCE)).callOnce().callAndCrash().settle();

    assertThat(drill.target.calls).isEqualTo(2);
    assertThat(drill.target.effects).containsExactlyEntriesOf(Map.of("d1", "HOLD free"));
    assertThat(drill.told()).containsExactly(APPLIED);
  }

  @Test
  void targetThatFailsIsTriedAgainLater() {
    drill.target.faults.add(Fault.BEFORE_ACTING);
    drill.receive(decision("d1", DecisionAction.TRIGGER, AT_ONCE)).settle();
    assertThat(drill.told()).isEmpty();

    drill.passTime(999).settle();
    assertThat(drill.target.calls).isOne();
    drill.passTime(1).settle();
    assertThat(drill.told()).containsExactly(APPLIED);
  }

  @Test
  void targetThatDoesNotAnswerAfterItActedActsOnce() {
    drill.target.faults.add(Fault.AFTER_ACTING);
    drill.receive(decision("d1", DecisionAction.TRIGGER, AT_ONCE)).settle();
    drill.passTime(1_000).settle();

    assertThat(drill.target.effects).hasSize(1);
    assertThat(drill.told()).containsExactly(APPLIED);
  }

  @Test
  void targetThatStaysAwayIsGivenUp() {
    drill.receive(decision("d1", DecisionAction.TRIGGER, AT_ONCE));
    for (int i = 0; i < 3; i++) {
      drill.target.faults.add(Fault.BEFORE_ACTING);
      drill.settle().passTime(Duration.ofHours(13).toMillis());
    }

    assertThat(drill.settle().told()).containsExactly(FAILED);
    assertThat(drill.journal.outcomes.get(0).message()).startsWith("Given up after 3 tries: away");
  }

  @Test
  void holdEndsWhenItsTimeIsOver() {
    drill.receive(decision("d1", DecisionAction.HOLD, AT_ONCE)).settle();
    drill.passTime(59_999).settle();
    assertThat(drill.target.effects).hasSize(1);

    drill.passTime(1).settle();
    assertThat(drill.target.effects.values()).containsExactly("HOLD free", "RELEASE free");
    drill.passTime(60_000).settle();
    assertThat(drill.target.effects).hasSize(2);
  }

  @Test
  void holdEndsInTimeThoughTheEngineWasDeadThen() {
    drill.receive(decision("d1", DecisionAction.HOLD, AT_ONCE)).settle();
    drill.now += 3_600_000;
    drill.crash().passTime(0).settle();

    assertThat(drill.target.effects.values()).containsExactly("HOLD free", "RELEASE free");
  }

  @Test
  void undoneByItsIncidentTheHoldDoesNotEndAgain() {
    var hold = decision("d1", DecisionAction.HOLD, AT_ONCE);
    drill.receive(hold).settle().receive(hold.reversed("Resolved", 2_000)).settle();
    drill.passTime(120_000).settle();

    assertThat(drill.target.effects.values()).containsExactly("HOLD free", "RELEASE free");
    assertThat(drill.told()).containsExactly(APPLIED, APPLIED);
  }

  @Test
  void nothingIsDoneUntilAPersonApproves() {
    drill.receive(decision("d1", DecisionAction.STOP, ASKED)).settle().passTime(60_000).settle();
    assertThat(drill.told()).containsExactly(AWAITING_APPROVAL);
    assertThat(drill.target.calls).isZero();

    drill.crash().command(Command.DECISION_APPROVED, "d1", "it is right").settle();
    assertThat(drill.told()).containsExactly(AWAITING_APPROVAL, APPLIED);
    assertThat(drill.target.effects).hasSize(1);
  }

  @Test
  void whatAPersonRefusesIsNeverDone() {
    drill.receive(decision("d1", DecisionAction.STOP, ASKED)).settle();
    drill.command(Command.DECISION_REJECTED, "d1", "not today").settle();
    drill.command(Command.DECISION_APPROVED, "d1", "or yes").settle();

    assertThat(drill.told()).containsExactly(AWAITING_APPROVAL, REJECTED);
    assertThat(drill.journal.outcomes.get(1).message()).isEqualTo("Refused by ann: not today");
    assertThat(drill.target.calls).isZero();
  }

  @Test
  void holdThatIsResolvedBeforeItIsApprovedIsAbandonedWithItsRelease() {
    var hold = decision("d1", DecisionAction.HOLD, ASKED);
    drill.receive(hold).settle().receive(hold.reversed("Resolved", 2_000)).settle();

    assertThat(drill.told()).containsExactly(AWAITING_APPROVAL, ABANDONED, ABANDONED);
    assertThat(drill.target.calls).isZero();
  }

  @Test
  void rehearsalChangesNothing() {
    drill.receive(decision("d1", DecisionAction.DELETE, REHEARSAL)).settle();

    assertThat(drill.told()).containsExactly(REHEARSED);
    assertThat(drill.target.effects).isEmpty();
    assertThat(drill.target.calls).isZero();
  }

  @Test
  void decisionThatCameTooLateIsAbandoned() {
    drill.now = 61_000;
    drill.receive(decision("d1", DecisionAction.HOLD, AT_ONCE)).settle();

    assertThat(drill.told()).containsExactly(ABANDONED);
  }

  @Test
  void switchedOffNothingIsDoneAndSwitchedOnItGoesOn() {
    drill.command(
        Command.ENFORCEMENT_SWITCHED, "", "{\"target\":\"*\",\"on\":false,\"reason\":\"drill\"}");
    drill.receive(decision("d1", DecisionAction.TRIGGER, AT_ONCE)).settle().crash().settle();
    assertThat(drill.told()).containsExactly(SUSPENDED);
    assertThat(drill.target.calls).isZero();

    drill.command(
        Command.ENFORCEMENT_SWITCHED, "", "{\"target\":\"*\",\"on\":true,\"reason\":\"over\"}");
    drill.settle();
    assertThat(drill.told()).containsExactly(SUSPENDED, APPLIED);
  }

  @Test
  void switchThatTurnsWhileTheTargetIsAskedStopsTheCall() {
    drill.receive(decision("d1", DecisionAction.TRIGGER, AT_ONCE));
    drill.command(
        Command.ENFORCEMENT_SWITCHED,
        "",
        "{\"target\":\"recording\",\"on\":false,\"reason\":\"x\"}");
    drill.settle();

    assertThat(drill.told()).containsExactly(SUSPENDED);
    assertThat(drill.target.calls).isZero();
  }

  @Test
  void decisionReachesTheJobsDownstreamOncePerUnitAndIsUndoneForEach() {
    var hold = decision("d1", DecisionAction.HOLD, DOWNSTREAM);
    drill.receive(hold).settle();
    assertThat(drill.target.effects.values()).containsExactly("HOLD free");
    assertThat(drill.journal.outcomes.get(0).message())
        .isEqualTo("Reaches 1 jobs downstream: airflow/mart.load");

    drill.receive(hold.reversed("Resolved", 2_000)).settle();
    assertThat(drill.target.effects.values()).containsExactly("HOLD free", "RELEASE free");
  }
}
