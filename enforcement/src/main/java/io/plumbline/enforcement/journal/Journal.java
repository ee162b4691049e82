package io.plumbline.enforcement.journal;

import io.plumbline.model.Decision;
import io.plumbline.model.JournalEntry;
import io.plumbline.model.JournalKind;
import io.plumbline.model.Outcome;

/**
 * Where each step of a decision is written before it is taken. What is appended, told and decided
 * between two commits becomes durable as a whole or not at all. One thread at a time.
 */
public interface Journal {
  /** Appends an entry after the last one. */
  JournalEntry append(
      JournalKind kind, String tenant, String decisionId, String by, String body, long atMillis);

  /** Publishes what came of a decision. */
  void tell(Outcome outcome);

  /** Publishes a decision that follows from another. */
  void decide(Decision decision);
}
