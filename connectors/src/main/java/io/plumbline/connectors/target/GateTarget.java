package io.plumbline.connectors.target;

import static java.util.Objects.requireNonNull;

import io.plumbline.model.Decision;
import io.plumbline.model.DecisionAction;
import io.plumbline.model.Outcome;
import io.plumbline.model.OutcomeStatus;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Set;

/**
 * The gate that schedulers ask before they start a job. It is served from the decisions topic, so a
 * decision is in force as soon as it stands there; this target says so.
 */
public final class GateTarget implements EnforcementTarget {
  /** The name of the target. */
  public static final String NAME = "gate";

  private static final Set<DecisionAction> ACTIONS =
      EnumSet.of(DecisionAction.HOLD, DecisionAction.FAIL, DecisionAction.RELEASE);

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
  public Outcome rehearse(Decision decision) {
    return told(decision, OutcomeStatus.REHEARSED, "%s would be in force for %s, partition %s");
  }

  @Override
  public Outcome enforce(Decision decision) {
    return told(decision, OutcomeStatus.APPLIED, "%s is in force for %s, partition %s");
  }

  private Outcome told(Decision decision, OutcomeStatus status, String message) {
    return ACTIONS.contains(decision.action())
        ? outcome(
            decision,
            status,
            message.formatted(decision.action(), decision.dataset().id(), decision.partition()))
        : refused(decision);
  }

  private Outcome refused(Decision decision) {
    return outcome(
        decision,
        OutcomeStatus.FAILED,
        "Cannot %s at the gate, which can %s; send %1$s to a webhook"
            .formatted(decision.action(), ACTIONS));
  }

  private Outcome outcome(Decision decision, OutcomeStatus status, String message) {
    return new Outcome(decision.id(), decision.tenant(), NAME, status, 1, message, clock.millis());
  }

  @Override
  public void close() {}
}
