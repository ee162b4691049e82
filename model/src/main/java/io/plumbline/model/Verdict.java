package io.plumbline.model;

/** The answer of a rule. {@link #UNKNOWN} (no evidence, still learning) is never a pass. */
public enum Verdict {
  PASS,
  FAIL,
  UNKNOWN
}
