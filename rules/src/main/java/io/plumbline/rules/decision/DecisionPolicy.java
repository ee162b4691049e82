package io.plumbline.rules.decision;

import io.plumbline.model.Alert;
import io.plumbline.model.Decision;
import io.plumbline.model.DecisionAction;
import io.plumbline.model.Finding;
import io.plumbline.model.Hashes;
import io.plumbline.model.Mandate;
import io.plumbline.model.Transition;
import io.plumbline.model.ViolationAction;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The policy that a rule's {@code ON VIOLATION} clause states: an alert is told to the notification
 * target, {@code BLOCK DOWNSTREAM} holds the dataset and {@code FAIL RUN} fails the run, both at
 * the gate, and both end when the incident is resolved or the hold expires.
 *
 * @param notifyTarget name of the target that is told of alerts; empty when there is none
 * @param holdFor how long a hold lasts at the most
 */
public record DecisionPolicy(String notifyTarget, Duration holdFor) implements Serializable {
  /** Name of the target that answers schedulers. */
  public static final String GATE = "gate";

  /** The partition that stands for the whole dataset. */
  public static final String WHOLE = "*";

  /** What to do about an alert, in order; possibly nothing. Deterministic, ids included. */
  public List<Decision> decide(Alert alert) {
    var first = alert.incident().first();
    boolean opened = alert.transition() == Transition.OPENED;
    var decisions = new ArrayList<Decision>();
    if (first.actions().contains(ViolationAction.BLOCK_DOWNSTREAM)) {
      decisions.add(
          opened
              ? decision(alert, DecisionAction.HOLD, WHOLE, GATE)
              : decision(alert, DecisionAction.RELEASE, WHOLE, GATE));
    }
    if (first.actions().contains(ViolationAction.FAIL_RUN)) {
      decisions.add(
          opened
              ? decision(alert, DecisionAction.FAIL, first.scope(), GATE)
              : decision(alert, DecisionAction.RELEASE, first.scope(), GATE));
    }
    if (!notifyTarget.isEmpty() && first.actions().contains(ViolationAction.ALERT)) {
      decisions.add(decision(alert, DecisionAction.NOTIFY, first.scope(), notifyTarget));
    }
    return decisions;
  }

  private Decision decision(Alert alert, DecisionAction action, String partition, String target) {
    Finding first = alert.incident().first();
    boolean expires = action == DecisionAction.HOLD || action == DecisionAction.FAIL;
    return new Decision(
        Hashes.of("decision", alert.id(), action.name(), partition, target),
        alert.tenant(),
        action,
        first.dataset(),
        partition,
        target,
        null,
        alert.incident().id(),
        alert.id(),
        first.rule(),
        first.severity(),
        action == DecisionAction.RELEASE ? "Resolved: " + first.message() : first.message(),
        alert.atMillis(),
        expires ? alert.atMillis() + holdFor.toMillis() : null,
        null,
        Mandate.of(first.rule(), first.ruleVersion()),
        Map.of());
  }
}
