package io.plumbline.model;

/** What became of a decision. */
public enum OutcomeStatus {
  /** It is in effect at its target. */
  APPLIED,
  /** It is written at its target, which cannot tell yet that it is in effect; it is asked again. */
  UNCONFIRMED,
  /** It is not in effect and will not be tried again. */
  FAILED,
  /** It was rehearsed: the message tells what would be done. */
  REHEARSED,
  /** It waits for a person. */
  AWAITING_APPROVAL,
  /** A person refused it. */
  REJECTED,
  /** It was too late: it expired, or what it was about had changed. */
  ABANDONED,
  /** Enforcement is switched off. */
  SUSPENDED
}
