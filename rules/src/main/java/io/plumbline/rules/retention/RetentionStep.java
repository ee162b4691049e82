package io.plumbline.rules.retention;

/** What a store is asked to do with one resource. */
public enum RetentionStep {
  /** Moves it to the archive; RESTORE undoes it. */
  ARCHIVE,
  /** Moves it out of sight; RESTORE undoes it. */
  QUARANTINE,
  /** Removes for good what lies in quarantine, or where a store has none, the resource itself. */
  DELETE,
  /** Brings back what was archived or quarantined. */
  RESTORE,
  /** Changes nothing; asks whether the resource is gone for good. */
  VERIFY
}
