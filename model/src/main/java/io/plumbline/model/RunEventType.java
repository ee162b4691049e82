package io.plumbline.model;

/** The state that an OpenLineage run event reports; anything unknown is {@link #OTHER}. */
public enum RunEventType {
  START,
  RUNNING,
  COMPLETE,
  ABORT,
  FAIL,
  OTHER;

  /** Whether a run that reported this has ended. */
  public boolean isTerminal() {
    return this == COMPLETE || this == ABORT || this == FAIL;
  }
}
