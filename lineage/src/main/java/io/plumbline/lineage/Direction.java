package io.plumbline.lineage;

/** Which way a walk goes from its start. */
public enum Direction {
  UPSTREAM,
  DOWNSTREAM,
  BOTH
}
