package io.plumbline.model;

/** What happened to an incident that is worth telling someone; in the order in which it happens. */
public enum Transition {
  OPENED,
  /**
   * It opened once more after opening and closing again and again: from now on that is one
   * incident, until it is calm. Told in place of {@link #OPENED}.
   */
  FLAPPING,
  /** It is still open, and nobody has acknowledged it. */
  REMINDED,
  RESOLVED,
  /** Somebody knows of it; nobody is reminded any more. Also of one that is resolved. */
  ACKNOWLEDGED;

  /** Whether an incident begins with it. */
  public boolean isOpening() {
    return this == OPENED || this == FLAPPING;
  }
}
