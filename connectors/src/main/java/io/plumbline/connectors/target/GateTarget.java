package io.plumbline.connectors.target;

import static java.util.Objects.requireNonNull;

import io.plumbline.model.Decision;
import io.plumbline.model.DecisionAction;
import io.plumbline.model.Outcome;
import io.plumbline.model.OutcomeStatus;
import java.time.Clock;

/**
 * The gate that schedulers ask before they start a job. It is served from the decisions topic, so a
 * decision is in force as soon as it stands there; this target says so.
 */
public final class GateTarget implements EnforcementTarget {
  /** The name of the target. */
  public static final String NAME = "gate";

  private final Clock clock;

  /**
   * @param clock of outcomes
   */
  public GateTarget(Clock clock) {
    this.clock = requireNonNull(clock, "clock is null");
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Outcome enforce(Decision decision) {
    boolean gates = decision.action() != DecisionAction.NOTIFY;
    return new Outcome(
        decision.id(),
        decision.tenant(),
        NAME,
        gates ? OutcomeStatus.APPLIED : OutcomeStatus.FAILED,
        1,
        gates
            ? "%s is in force for %s, partition %s"
                .formatted(decision.action(), decision.dataset().id(), decision.partition())
            : "Cannot notify anyone by the gate; send NOTIFY to a webhook",
        clock.millis());
  }

  @Override
  public void close() {}
}
