package io.plumbline.model;

import static java.util.Objects.requireNonNull;

/**
 * An act that the engine decided on because of an incident. The id is deterministic: a target acts
 * once per id.
 *
 * @param dataset what it is about
 * @param partition the run, batch or window it is about; {@code *} for the dataset as a whole
 * @param target name of the enforcement target, such as {@code gate}
 * @param expiresAtMillis when it ends by itself, or null
 */
public record Decision(
    String id,
    String tenant,
    DecisionAction action,
    DatasetId dataset,
    String partition,
    String target,
    String incidentId,
    String alertId,
    String rule,
    Severity severity,
    String reason,
    long decidedAtMillis,
    Long expiresAtMillis) {
  public Decision {
    requireNonNull(id, "id is null");
    requireNonNull(dataset, "dataset is null");
    requireNonNull(action, "action is null");
    requireNonNull(target, "target is null");
  }
}
