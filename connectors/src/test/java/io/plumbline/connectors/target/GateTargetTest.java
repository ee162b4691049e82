package io.plumbline.connectors.target;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.DecisionAction;
import io.plumbline.model.OutcomeStatus;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GateTargetTest extends EnforcementTargetContract {
  private final Clock clock = Clock.fixed(Instant.ofEpochMilli(77), ZoneOffset.UTC);
  private final GateTarget target = new GateTarget(clock);

  @Override
  protected EnforcementTarget target() {
    return target;
  }

  @ParameterizedTest
  @EnumSource(
      value = DecisionAction.class,
      names = {"HOLD", "FAIL", "RELEASE"})
  void gateIsInForceOnceItsDecisionIsWritten(DecisionAction action) {
    var outcome = target.enforce(Decisions.of("d1", action, "gate"));

    assertThat(outcome.status()).isEqualTo(OutcomeStatus.APPLIED);
    assertThat(outcome.message())
        .isEqualTo(
            action
                + " is in force for postgres://db:5432/shop.public.orders, partition 2026-01-31");
    assertThat(outcome.atMillis()).isEqualTo(77);
  }

  @Test
  void gateNotifiesNobody() {
    var outcome = target.enforce(Decisions.of("d1", DecisionAction.NOTIFY, "gate"));

    assertThat(outcome.status()).isEqualTo(OutcomeStatus.FAILED);
    assertThat(outcome.message()).contains("Cannot NOTIFY at the gate", "send NOTIFY to a webhook");
  }
}
