package io.plumbline.connectors.target;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.Decision;
import io.plumbline.model.DecisionAction;
import io.plumbline.model.OutcomeStatus;
import org.junit.jupiter.api.Test;

/** What every target keeps. Extend it for a new one. */
public abstract class EnforcementTargetContract {
  /** The target under test. */
  protected abstract EnforcementTarget target();

  protected Decision decision(String id) {
    return Decisions.of(id, DecisionAction.HOLD, target().name());
  }

  @Test
  void nameIsOneWordThatDecisionsCanUse() {
    assertThat(target().name()).matches("[a-z][a-z0-9-]*");
  }

  @Test
  void outcomeSaysWhatBecameOfTheDecision() throws Exception {
    var outcome = target().enforce(decision("d1"));

    assertThat(outcome.decisionId()).isEqualTo("d1");
    assertThat(outcome.tenant()).isEqualTo("acme");
    assertThat(outcome.target()).isEqualTo(target().name());
    assertThat(outcome.status()).isEqualTo(OutcomeStatus.APPLIED);
    assertThat(outcome.attempts()).isOne();
    assertThat(outcome.message()).isNotBlank();
    assertThat(outcome.atMillis()).isPositive();
  }

  @Test
  void sameDecisionMayComeAgain() throws Exception {
    var first = target().enforce(decision("d1"));
    var second = target().enforce(decision("d1"));

    assertThat(second.status()).isEqualTo(first.status());
    assertThat(second.decisionId()).isEqualTo(first.decisionId());
  }

  @Test
  void rehearsalTellsWhatWouldBeDone() throws Exception {
    var outcome = target().rehearse(decision("d1"));

    assertThat(outcome.decisionId()).isEqualTo("d1");
    assertThat(outcome.target()).isEqualTo(target().name());
    assertThat(outcome.status()).isEqualTo(OutcomeStatus.REHEARSED);
    assertThat(outcome.message()).containsIgnoringCase("would");
  }

  @Test
  void whatWasRehearsedCanBeEnforced() throws Exception {
    var rehearsed = target().rehearse(decision("d1"));

    assertThat(target().enforce(decision("d1")).status()).isEqualTo(OutcomeStatus.APPLIED);
    assertThat(rehearsed.attempts()).isOne();
  }
}
