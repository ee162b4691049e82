package io.plumbline.rules.retention;

import java.time.Duration;

/** What the age of a resource is told by. */
public enum RetentionBasis {
  /** The end of the time that a partition's value names, in the zone of the policy. */
  PARTITION_VALUE,
  /** The latest event time that the store knows of the resource. */
  EVENT_TIME,
  /** When a version or snapshot was committed. */
  SNAPSHOT,
  /** When a file was written that nothing of its table leads to. */
  ORPHAN_FILE;

  /**
   * How short a policy may keep: nothing is younger than a write that is still under way, and its
   * files look like orphans.
   */
  public Duration shortestKeep() {
    return this == ORPHAN_FILE ? Duration.ofDays(3) : Duration.ZERO;
  }

  /** As it is written in SQL, after {@code BY}. */
  public String sql() {
    return name().replace('_', ' ');
  }
}
