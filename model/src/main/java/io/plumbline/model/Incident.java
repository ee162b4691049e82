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
 * @param flapping whether it stands for openings and closings that go on until it is calm
 * @param acknowledgement who knows of it, or null
 */
public record Incident(
    String id,
    String fingerprint,
    IncidentStatus status,
    long openedAtMillis,
    long lastViolationAtMillis,
    Long resolvedAtMillis,
    long findings,
    Finding first,
    boolean flapping,
    Acknowledgement acknowledgement) {
  public Incident {
    requireNonNull(id, "id is null");
    requireNonNull(first, "first is null");
  }

  /** The same, known to somebody. */
  public Incident acknowledged(Acknowledgement other) {
    return new Incident(
        id,
        fingerprint,
        status,
        openedAtMillis,
        lastViolationAtMillis,
        resolvedAtMillis,
        findings,
        first,
        flapping,
        other);
  }
}
