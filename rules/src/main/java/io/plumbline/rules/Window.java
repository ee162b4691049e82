package io.plumbline.rules;

/** Over which rows a rule is judged. */
public sealed interface Window
    permits Window.Run,
        Window.Batch,
        Window.LastRuns,
        Window.Tumble,
        Window.Hop,
        Window.Session,
        Window.Cumulate {

  /** Each run or posted batch by itself; a file is one run. */
  record Run() implements Window {}

  /** Each posted batch by itself, whatever the run reports; else as {@link Run}. */
  record Batch() implements Window {}

  /** Each run together with those before it. */
  record LastRuns(int runs) implements Window {
    public LastRuns {
      if (runs < 1) {
        throw new IllegalArgumentException("Invalid number of runs: " + runs);
      }
    }
  }

  /** Fixed windows of event time, aligned to the epoch. */
  record Tumble(long millis) implements Window {
    public Tumble {
      requireSize(millis);
    }

    /** Start of the window that holds this instant. */
    public long startOf(long atMillis) {
      return Math.floorDiv(atMillis, millis) * millis;
    }
  }

  /** Windows of a fixed size that start every {@code slideMillis}. */
  record Hop(long millis, long slideMillis) implements Window {
    public Hop {
      requireSize(millis);
      requireSize(slideMillis);
      requireDivides(millis, slideMillis);
    }
  }

  /** Rows with no gap of that length between them. */
  record Session(long gapMillis) implements Window {
    public Session {
      requireSize(gapMillis);
    }
  }

  /** Windows of a fixed size, each judged after every step of it: from its start until now. */
  record Cumulate(long stepMillis, long millis) implements Window {
    public Cumulate {
      requireSize(millis);
      requireSize(stepMillis);
      requireDivides(millis, stepMillis);
    }
  }

  /** Whether each run, batch or file is judged by itself. */
  default boolean isOfOneRun() {
    return this instanceof Run || this instanceof Batch;
  }

  /** Most windows that one row may be in. */
  int MOST_OVERLAPS = 1_000;

  private static void requireSize(long millis) {
    if (millis <= 0) {
      throw new IllegalArgumentException("Invalid window size: " + millis + " ms");
    }
  }

  private static void requireDivides(long millis, long partMillis) {
    if (millis % partMillis != 0 || millis / partMillis > MOST_OVERLAPS) {
      throw new IllegalArgumentException(
          "Invalid window: %d ms is no multiple of %d ms, or more than %d times as long"
              .formatted(millis, partMillis, MOST_OVERLAPS));
    }
  }
}
