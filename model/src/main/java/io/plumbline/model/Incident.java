package io.plumbline.model;

import static java.util.Objects.requireNonNull;

/**
 * A stretch of violations of one rule on one dataset and subject: one incident, however many
 * findings.
 *
 * @param id hash of the fingerprint and the incident's ordinal, so that replays give the same id
 * @param fingerprint {@link Finding#fingerprint}
 * @param openedAtMillis event time of the first violation
 * @param lastViolationAtMillis event time of the latest violation
 * @param resolvedAtMillis event time of the pass that resolved it, or null while open
 * @param first the finding that opened it
 */
public record Incident(
    String id,
    String fingerprint,
    IncidentStatus status,
    long openedAtMillis,
    long lastViolationAtMillis,
    Long resolvedAtMillis,
    long findings,
    Finding first) {
  public Incident {
    requireNonNull(id, "id is null");
    requireNonNull(first, "first is null");
  }
}
