package io.plumbline.model;

/** Where an incident stands. */
public enum IncidentStatus {
  OPEN,
  RESOLVED
}
