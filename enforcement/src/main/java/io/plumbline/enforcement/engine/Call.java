package io.plumbline.enforcement.engine;

import io.plumbline.model.Decision;

/**
 * A call of a target that is to be made once the journal holds that it will be.
 *
 * @param decision with what was found before among its facts
 */
public record Call(Kind kind, Decision decision) {
  /** What is asked of the target. */
  public enum Kind {
    /** What has to be known to undo it. */
    INSPECT,
    /** What it would do. */
    REHEARSE,
    /** To act. */
    ENFORCE
  }
}
