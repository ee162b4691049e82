package io.plumbline.rules.retention;

import java.util.EnumSet;
import java.util.Set;

/** How far one version of a resource has come towards its end. */
public enum RetentionState {
  /** A complete scan found it past its time. */
  OBSERVED,
  /** Enough scans did, and its grace is over. */
  ELIGIBLE,
  /** It stands in a plan, by exact id and version. */
  PLANNED,
  /** A person approved the plan. */
  APPROVED,
  /** It is out of sight, archived or quarantined, and can be restored. */
  QUARANTINED,
  /** The store said that it is deleted. */
  DELETED,
  /** The store was asked again: it is gone. */
  VERIFIED,
  /** It was given up on with a reason, or restored; it may be observed anew. */
  ABORTED;

  /** Whether this may follow: one step at a time, and ABORTED from wherever it is not yet gone. */
  public boolean mayBecome(RetentionState next) {
    return next().contains(next);
  }

  private Set<RetentionState> next() {
    return switch (this) {
      case OBSERVED -> EnumSet.of(ELIGIBLE, ABORTED);
      case ELIGIBLE -> EnumSet.of(PLANNED, ABORTED);
      // A store without quarantine deletes what is planned.
      case PLANNED -> EnumSet.of(APPROVED, QUARANTINED, DELETED, ABORTED);
      case APPROVED -> EnumSet.of(QUARANTINED, DELETED, ABORTED);
      case QUARANTINED -> EnumSet.of(DELETED, ABORTED);
      case DELETED -> EnumSet.of(VERIFIED, ABORTED);
      case VERIFIED -> EnumSet.noneOf(RetentionState.class);
      case ABORTED -> EnumSet.of(OBSERVED);
    };
  }
}
