package io.plumbline.enforcement.journal;

/** The journal was tampered with, or entries of it are lost. */
public final class BrokenJournalException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BrokenJournalException(String breach) {
    super("Cannot trust the journal of decisions: " + breach);
  }
}
