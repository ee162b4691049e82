package io.plumbline.rules;

/** Over which rows a rule is judged. */
public sealed interface Window permits Window.Run, Window.Tumble {
  /** Each run or posted batch by itself. */
  record Run() implements Window {}

  /** Fixed windows of event time, aligned to the epoch. */
  record Tumble(long millis) implements Window {
    public Tumble {
      if (millis <= 0) {
        throw new IllegalArgumentException("Invalid window size: " + millis + " ms");
      }
    }

    /** Start of the window that holds this instant. */
    public long startOf(long atMillis) {
      return Math.floorDiv(atMillis, millis) * millis;
    }
  }
}
