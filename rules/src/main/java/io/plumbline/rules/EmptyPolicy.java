package io.plumbline.rules;

/** {@code ON EMPTY}: the verdict on a scope that has no rows to judge. */
public enum EmptyPolicy {
  /** The verdict is UNKNOWN; what holds when the rule does not say. */
  UNKNOWN,
  PASS,
  FAIL,
  /** There is no verdict. */
  SKIP
}
