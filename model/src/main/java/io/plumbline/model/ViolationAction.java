package io.plumbline.model;

/** What a rule asks for when it is violated. */
public enum ViolationAction {
  ALERT,
  DROP_ROW,
  QUARANTINE,
  FAIL_RUN,
  BLOCK_DOWNSTREAM,
  TAG
}
