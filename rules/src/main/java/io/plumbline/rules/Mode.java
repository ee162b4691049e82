package io.plumbline.rules;

/** Whether a rule acts. */
public enum Mode {
  /** Findings, incidents, alerts and decisions. */
  ENFORCED,
  /** Findings only. */
  SHADOW,
  /** Not judged. */
  DISABLED
}
