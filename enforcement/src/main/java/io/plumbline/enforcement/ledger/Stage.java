package io.plumbline.enforcement.ledger;

/** How far a decision has come. */
public enum Stage {
  /** It was received and may go on. */
  OPEN,
  /** It waits for a person, or until enforcement is switched on. */
  WAITING,
  /** Its target is being called, or was when the engine died. */
  CALLING,
  /** It ended. */
  ENDED
}
