package io.plumbline.model;

/** How much a violation matters, least first. */
public enum Severity {
  INFO,
  WARN,
  ERROR,
  CRITICAL
}
