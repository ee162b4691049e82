package io.plumbline.enforcement.ledger;

import io.plumbline.model.OutcomeStatus;

/** What is to be done next about a decision. */
public sealed interface Move {
  /** Tell how it ended, or what it waits for. */
  record Tell(OutcomeStatus status, String message) implements Move {}

  /** Ask its target what it would do. */
  record Rehearse() implements Move {}

  /** Bring it into effect; what was found before is in its facts. */
  record Enforce() implements Move {}

  /** Nothing until something else happens. */
  record Wait() implements Move {}
}
