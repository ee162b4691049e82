package io.plumbline.model;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.HashMap;
import java.util.Map;

/**
 * An act that the engine decided on. The id is deterministic: a target acts once per id.
 *
 * @param dataset what it is about
 * @param partition the run, batch, window or stored resource it is about; {@code *} for the dataset
 *     as a whole
 * @param target name of the enforcement target, such as {@code gate}
 * @param job the job that is acted on, as {@code namespace/name}; null when it is the dataset
 * @param incidentId the incident behind it, or null
 * @param alertId the alert behind it, or null
 * @param rule the rule behind it, or null
 * @param reason for people, in one sentence
 * @param expiresAtMillis when it ends by itself, or null
 * @param parent id of the decision that it follows from or undoes, or null
 * @param mandate what the policy says of it
 * @param facts what the target has to know besides, such as the version of a resource; bounded
 */
public record Decision(
    String id,
    String tenant,
    DecisionAction action,
    DatasetId dataset,
    String partition,
    String target,
    String job,
    String incidentId,
    String alertId,
    String rule,
    Severity severity,
    String reason,
    long decidedAtMillis,
    Long expiresAtMillis,
    String parent,
    Mandate mandate,
    Map<String, String> facts) {
  public Decision {
    requireNonNull(id, "id is null");
    requireNonNull(dataset, "dataset is null");
    requireNonNull(action, "action is null");
    requireNonNull(target, "target is null");
    mandate = mandate == null ? Mandate.of(rule == null ? "" : rule, 0) : mandate;
    facts = facts == null ? Map.of() : Map.copyOf(facts);
  }

  /** The same decision with more facts; those given here win. */
  public Decision withFacts(Map<String, String> more) {
    if (more.isEmpty()) {
      return this;
    }
    var all = new HashMap<>(facts);
    all.putAll(more);
    return new Decision(
        id,
        tenant,
        action,
        dataset,
        partition,
        target,
        job,
        incidentId,
        alertId,
        rule,
        severity,
        reason,
        decidedAtMillis,
        expiresAtMillis,
        parent,
        mandate,
        all);
  }

  /** The id of the decision that undoes another. */
  public static String undoingId(String id) {
    return Hashes.of("decision", "undo", id);
  }

  /** Whether it undoes its {@link #parent}, and does not follow from it. */
  @JsonIgnore
  public boolean isUndoing() {
    return parent != null && id.equals(undoingId(parent));
  }

  /** The decision that undoes this one, for a reason; deterministic. */
  public Decision reversed(String why, long atMillis) {
    var reverse =
        requireNonNull(action.reverse(), () -> "Cannot undo decision %s: %s".formatted(id, action));
    return new Decision(
        undoingId(id),
        tenant,
        reverse,
        dataset,
        partition,
        target,
        job,
        incidentId,
        alertId,
        rule,
        severity,
        why,
        atMillis,
        null,
        id,
        mandate.undoing(),
        facts);
  }
}
