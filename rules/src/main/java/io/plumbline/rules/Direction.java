package io.plumbline.rules;

/** Which deviations from normal count. */
public enum Direction {
  DROP,
  SPIKE,
  BOTH
}
