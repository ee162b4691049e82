package io.plumbline.model;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;

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
 * @param exposure who read the data meanwhile; null for nobody that is known
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
    Acknowledgement acknowledgement,
    Exposure exposure) {
  public Incident {
    requireNonNull(id, "id is null");
    requireNonNull(first, "first is null");
  }

  /** An incident of which no reader is known. */
  public Incident(
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
    this(
        id,
        fingerprint,
        status,
        openedAtMillis,
        lastViolationAtMillis,
        resolvedAtMillis,
        findings,
        first,
        flapping,
        acknowledgement,
        null);
  }

  /** How much it matters: as the finding that opened it, and a step more once bad data was read. */
  @JsonProperty(access = JsonProperty.Access.READ_ONLY)
  public Severity severity() {
    return exposure != null && exposure.raised() ? first.severity().raised() : first.severity();
  }

  /** The same, known to somebody. */
  public Incident acknowledged(Acknowledgement other) {
    return with(other, exposure);
  }

  /** The same, whose data were read. */
  public Incident exposed(Exposure other) {
    return with(acknowledgement, other);
  }

  private Incident with(Acknowledgement known, Exposure read) {
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
        known,
        read);
  }
}
