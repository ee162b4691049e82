package io.plumbline.model;

/** How much a violation matters, least first. */
public enum Severity {
  INFO,
  WARN,
  ERROR,
  CRITICAL;

  /** One step more; the greatest stays. */
  public Severity raised() {
    return values()[Math.min(ordinal() + 1, values().length - 1)];
  }
}
