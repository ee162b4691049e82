package io.plumbline.model;

/** What the engine decided to do. */
public enum DecisionAction {
  /** Tell a person or system. */
  NOTIFY,
  /** Hold readers of the dataset until released or expired. */
  HOLD,
  /** Make readers of the dataset fail. */
  FAIL,
  /** End an earlier hold or failure. */
  RELEASE
}
