package io.plumbline.model;

/** How an attempt to enforce a decision ended. */
public enum OutcomeStatus {
  APPLIED,
  FAILED
}
