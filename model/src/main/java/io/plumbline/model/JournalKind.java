package io.plumbline.model;

/** What an entry of the journal of decisions tells. */
public enum JournalKind {
  /** A decision came; the body is the decision. */
  RECEIVED,
  /** A person approved it; the body is the reason. */
  APPROVED,
  /** A person refused it; the body is the reason. */
  REJECTED,
  /** Its target is about to be called; the body is what was found there before. */
  CALLING,
  /** It ended, or stays as it is until something changes; the body is the outcome. */
  OUTCOME,
  /** A person switched enforcement on or off; the body says which and why. */
  SWITCHED
}
