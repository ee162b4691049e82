package io.plumbline.enforcement.retention;

import static java.util.Objects.requireNonNull;

import io.plumbline.rules.retention.RetentionAct;
import io.plumbline.rules.retention.RetentionState;

/**
 * What came of one step of an act.
 *
 * @param state where the resource stands now
 * @param message for people: what was done, or why it was not
 */
public record RetentionOutcome(
    RetentionAct act, Result result, RetentionState state, String message, long atMillis) {
  /** How it ended. */
  public enum Result {
    /** The store did it now. */
    APPLIED,
    /** The store had done it before. */
    FOUND_APPLIED,
    /** A gate was shut; nothing was done. */
    KEPT,
    /** A dry run: it would have been done. */
    TOLD,
    /** The store will not do it, however often it is asked. */
    FAILED
  }

  public RetentionOutcome {
    requireNonNull(act, "act is null");
    requireNonNull(result, "result is null");
    requireNonNull(state, "state is null");
    requireNonNull(message, "message is null");
  }
}
