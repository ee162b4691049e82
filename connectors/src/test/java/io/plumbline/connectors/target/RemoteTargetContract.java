package io.plumbline.connectors.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.model.OutcomeStatus;
import org.junit.jupiter.api.Test;

/** What a target keeps that acts on another system, which can fail. */
public abstract class RemoteTargetContract extends EnforcementTargetContract {
  /** How often the other system has acted. */
  protected abstract long effects();

  /** Makes the next calls fail in a way that passes. */
  protected abstract void failNext(int calls);

  /** Makes every call be refused for good. */
  protected abstract void refuseAll();

  /** How often a call is made before the target gives up. */
  protected abstract int maxAttempts();

  @Test
  void decisionThatComesTwiceTakesEffectOnce() throws Exception {
    target().enforce(decision("d1"));
    target().enforce(decision("d1"));

    assertThat(effects()).isOne();
  }

  @Test
  void decisionsThatDifferTakeEffectEach() throws Exception {
    target().enforce(decision("d1"));
    target().enforce(decision("d2"));

    assertThat(effects()).isEqualTo(2);
  }

  @Test
  void failureThatPassesIsRetried() throws Exception {
    failNext(maxAttempts() - 1);

    var outcome = target().enforce(decision("d1"));

    assertThat(outcome.status()).isEqualTo(OutcomeStatus.APPLIED);
    assertThat(outcome.attempts()).isEqualTo(maxAttempts());
    assertThat(effects()).isOne();
  }

  @Test
  void failureThatStaysCanBeTriedAgainLater() throws Exception {
    failNext(maxAttempts());

    assertThatThrownBy(() -> target().enforce(decision("d1")))
        .isInstanceOfSatisfying(
            RetryableException.class, e -> assertThat(e.attempts()).isEqualTo(maxAttempts()));
    assertThat(effects()).isZero();

    assertThat(target().enforce(decision("d1")).status()).isEqualTo(OutcomeStatus.APPLIED);
    assertThat(effects()).isOne();
  }

  @Test
  void refusalIsFinalAfterOneAttempt() throws Exception {
    refuseAll();

    var outcome = target().enforce(decision("d1"));

    assertThat(outcome.status()).isEqualTo(OutcomeStatus.FAILED);
    assertThat(outcome.attempts()).isOne();
    assertThat(effects()).isZero();
  }

  @Test
  void rehearsalChangesNothing() throws Exception {
    target().inspect(decision("d1"));
    target().rehearse(decision("d1"));

    assertThat(effects()).isZero();
  }
}
