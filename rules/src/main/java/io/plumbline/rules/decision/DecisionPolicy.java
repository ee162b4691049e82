package io.plumbline.rules.decision;

import io.plumbline.model.Alert;
import io.plumbline.model.Decision;
import io.plumbline.model.DecisionAction;
import io.plumbline.model.Finding;
import io.plumbline.model.Hashes;
import io.plumbline.model.Mandate;
import io.plumbline.model.ViolationAction;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The policy that a rule's {@code ON VIOLATION} clause states: an alert is told to the notification
 * target, {@code BLOCK DOWNSTREAM} holds the dataset and {@code FAIL RUN} fails the run, both at
 * the gate, and both end when the incident is resolved or acknowledged as expected, or the hold
 * expires. One that flaps is not resolved, so its hold goes on.
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
    var decisions = new ArrayList<Decision>();
    if (first.actions().contains(ViolationAction.BLOCK_DOWNSTREAM)) {
      atGate(alert, DecisionAction.HOLD, WHOLE).ifPresent(decisions::add);
    }
    if (first.actions().contains(ViolationAction.FAIL_RUN)) {
      atGate(alert, DecisionAction.FAIL, first.scope()).ifPresent(decisions::add);
    }
    if (!notifyTarget.isEmpty() && first.actions().contains(ViolationAction.ALERT)) {
      decisions.add(decision(alert, DecisionAction.NOTIFY, first.scope(), notifyTarget));
    }
    return decisions;
  }

  private Optional<Decision> atGate(Alert alert, DecisionAction restriction, String partition) {
    return switch (alert.transition()) {
      case OPENED, FLAPPING -> Optional.of(decision(alert, restriction, partition, GATE));
      case RESOLVED -> Optional.of(decision(alert, DecisionAction.RELEASE, partition, GATE));
      case ACKNOWLEDGED ->
          alert.incident().acknowledgement().expected()
              ? Optional.of(decision(alert, DecisionAction.RELEASE, partition, GATE))
              : Optional.empty();
      case REMINDED -> Optional.empty();
    };
  }

  private static boolean isRaised(Alert alert) {
    var exposure = alert.incident().exposure();
    return alert.transition().isOpening() && exposure != null && exposure.raised();
  }

  private static String reason(Alert alert, DecisionAction action) {
    var first = alert.incident().first().message();
    var message =
        action == DecisionAction.NOTIFY && isRaised(alert)
            ? first + "; " + alert.incident().exposure().words()
            : first;
    return switch (alert.transition()) {
      case OPENED -> message;
      case FLAPPING -> "Flapping: " + message;
      case REMINDED -> "Still open: " + message;
      case RESOLVED -> action == DecisionAction.RELEASE ? "Resolved: " + message : message;
      case ACKNOWLEDGED -> {
        var by = alert.incident().acknowledgement();
        yield "Acknowledged by %s%s: %s"
            .formatted(by.by(), by.expected() ? " as expected" : "", message);
      }
    };
  }

  private Decision decision(Alert alert, DecisionAction action, String partition, String target) {
    Finding first = alert.incident().first();
    // That bad data were read is told once more, though the alert is the same.
    boolean isRaised = action == DecisionAction.NOTIFY && isRaised(alert);
    boolean expires = action == DecisionAction.HOLD || action == DecisionAction.FAIL;
    return new Decision(
        isRaised
            ? Hashes.of("decision", alert.id(), action.name(), partition, target, "raised")
            : Hashes.of("decision", alert.id(), action.name(), partition, target),
        alert.tenant(),
        action,
        first.dataset(),
        partition,
        target,
        null,
        alert.incident().id(),
        alert.id(),
        first.rule(),
        alert.incident().severity(),
        reason(alert, action),
        alert.atMillis(),
        expires ? alert.atMillis() + holdFor.toMillis() : null,
        null,
        Mandate.of(first.rule(), first.ruleVersion()),
        Map.of());
  }
}
