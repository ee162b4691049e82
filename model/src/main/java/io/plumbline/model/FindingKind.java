package io.plumbline.model;

/** What kind of expectation a finding is about. */
public enum FindingKind {
  VOLUME,
  ARRIVAL,
  SCHEMA,
  ROWS,
  METRIC
}
