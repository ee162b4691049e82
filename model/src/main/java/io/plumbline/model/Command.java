package io.plumbline.model;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * A change that a person made: who, when, what, why. The audit trail is the log of these.
 *
 * @param kind what was done, such as {@code RULE_CREATED}
 * @param subject what it was done to, such as a rule's name
 * @param detail the statement or body, without secrets
 * @param incident the incident that it is about, as it stood; null for none
 */
public record Command(
    String id,
    String tenant,
    String by,
    String kind,
    String subject,
    String detail,
    long atMillis,
    Incident incident) {
  /** Somebody knows of an incident. */
  public static final String ACKNOWLEDGED = "INCIDENT_ACKNOWLEDGED";

  /** Somebody knows of an incident, and says that what was found is as it should be. */
  public static final String EXPECTED = "INCIDENT_EXPECTED";

  /** A person approves the decision that is its subject; the detail is the reason. */
  public static final String DECISION_APPROVED = "DECISION_APPROVED";

  /** A person refuses the decision that is its subject; the detail is the reason. */
  public static final String DECISION_REJECTED = "DECISION_REJECTED";

  /** A person undoes the decision that is its subject; the detail is the reason. */
  public static final String DECISION_UNDONE = "DECISION_UNDONE";

  /** A person switches enforcement; the detail is a {@link Switching} as JSON. */
  public static final String ENFORCEMENT_SWITCHED = "ENFORCEMENT_SWITCHED";

  /** A command that is about no incident. */
  public Command(
      String id,
      String tenant,
      String by,
      String kind,
      String subject,
      String detail,
      long atMillis) {
    this(id, tenant, by, kind, subject, detail, atMillis, null);
  }

  /** Whether it acknowledges its incident. */
  @JsonIgnore
  public boolean isAcknowledgement() {
    return incident != null && (kind.equals(ACKNOWLEDGED) || kind.equals(EXPECTED));
  }

  /** What it says of its incident. */
  public Acknowledgement acknowledgement() {
    return new Acknowledgement(by, atMillis, kind.equals(EXPECTED), detail);
  }
}
