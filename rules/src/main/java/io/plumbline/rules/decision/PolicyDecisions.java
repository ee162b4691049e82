package io.plumbline.rules.decision;

import io.plumbline.model.Alert;
import io.plumbline.model.Decision;
import io.plumbline.model.DecisionAction;
import io.plumbline.model.FindingKind;
import io.plumbline.model.Hashes;
import io.plumbline.model.Mandate;
import io.plumbline.model.RunOutput;
import io.plumbline.model.Severity;
import io.plumbline.model.Transition;
import java.util.Map;
import java.util.Optional;

/**
 * What one policy of scheduling makes of what happens. Pure and deterministic, ids included: the
 * same incident or run gives the same decision, however often it is told.
 */
final class PolicyDecisions {
  private final SchedulingPolicy policy;

  PolicyDecisions(SchedulingPolicy policy) {
    this.policy = policy;
  }

  /**
   * What to do about a change of an incident: to act when it opens, to undo the act when it is
   * resolved; nothing if the policy is not about it.
   */
  Optional<Decision> of(Alert alert) {
    var first = alert.incident().first();
    if (!policy.on().matches(first.dataset())
        || !concerns(alert.incident().severity(), first.kind())) {
      return Optional.empty();
    }
    return switch (alert.transition()) {
      case OPENED, FLAPPING -> Optional.of(opening(alert));
      case RESOLVED -> undoing(alert, "Resolved: " + first.message());
      case ACKNOWLEDGED ->
          alert.incident().acknowledgement().expected()
              ? undoing(alert, "Acknowledged as expected: " + first.message())
              : Optional.empty();
      case REMINDED -> Optional.empty();
    };
  }

  private Optional<Decision> undoing(Alert alert, String why) {
    return policy.then().reverse() == null
        ? Optional.empty()
        : Optional.of(opening(alert).reversed(why, alert.atMillis()));
  }

  private boolean concerns(Severity severity, FindingKind kind) {
    if (policy.when() instanceof Occasion.IncidentOpens opens) {
      return severity.compareTo(opens.atLeast()) >= 0
          && (opens.kind() == null || opens.kind() == kind);
    }
    return policy.when() instanceof Occasion.Late && kind == FindingKind.ARRIVAL;
  }

  /** The act when the incident of this alert opened; the alert may tell of its end. */
  private Decision opening(Alert alert) {
    var incident = alert.incident();
    var first = incident.first();
    return new Decision(
        id(incident.id()),
        alert.tenant(),
        policy.then(),
        first.dataset(),
        DecisionPolicy.WHOLE,
        policy.via(),
        null,
        incident.id(),
        Alert.idOf(incident.id(), Transition.OPENED),
        first.rule(),
        incident.severity(),
        first.message(),
        incident.openedAtMillis(),
        expiry(incident.openedAtMillis()),
        null,
        mandate(),
        Map.of());
  }

  /** What to do when a run completed the dataset and all is well; nothing if it is not asked. */
  Optional<Decision> ofPassing(RunOutput load) {
    if (!(policy.when() instanceof Occasion.CompleteAndPassing)
        || !policy.on().matches(load.dataset())) {
      return Optional.empty();
    }
    return Optional.of(
        new Decision(
            id(Hashes.of("run", load.dataset().key(), load.runId())),
            load.dataset().tenant(),
            policy.then(),
            load.dataset(),
            load.runId(),
            policy.via(),
            null,
            null,
            null,
            null,
            Severity.INFO,
            "%s is complete and passes its rules, by run %s of %s"
                .formatted(load.dataset().name(), load.runId(), load.job().name()),
            load.atMillis(),
            expiry(load.atMillis()),
            null,
            mandate(),
            Map.of("run", load.runId())));
  }

  private String id(String occasion) {
    return Hashes.of("decision", policy.tenant(), policy.name(), occasion, policy.then().name());
  }

  private Long expiry(long atMillis) {
    boolean expires = policy.then().lasts() || policy.then() == DecisionAction.TRIGGER;
    return expires ? atMillis + policy.lasts().toMillis() : null;
  }

  private Mandate mandate() {
    return new Mandate(
        policy.name(),
        policy.version(),
        policy.depth(),
        policy.needsApproval(),
        policy.isDryRun(),
        policy.proceedsWhenDown());
  }
}
