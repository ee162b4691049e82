package io.plumbline.rules.retention;

/** What becomes of a resource that is past its time. */
public enum RetentionAction {
  /** It moves to where it is cheap; it can be restored. */
  ARCHIVE,
  /** It moves out of sight; it can be restored. */
  QUARANTINE,
  /** It is quarantined for the policy's grace, and then gone for good. */
  DELETE
}
