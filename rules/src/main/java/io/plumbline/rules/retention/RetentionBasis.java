package io.plumbline.rules.retention;

/** What the age of a resource is told by. */
public enum RetentionBasis {
  /** The end of the time that a partition's value names, in the zone of the policy. */
  PARTITION_VALUE,
  /** The latest event time that the store knows of the resource. */
  EVENT_TIME,
  /** When a version or snapshot was committed. */
  SNAPSHOT
}
