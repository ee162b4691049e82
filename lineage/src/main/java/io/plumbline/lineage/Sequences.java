package io.plumbline.lineage;

import io.plumbline.model.RunEventType;

/**
 * The order of property writes: text that compares as the events do. Rank first, then event time,
 * then the event's hash, so that any two different events have an order that no arrival changes.
 */
final class Sequences {
  /** Of the largest number. */
  private static final int DIGITS = 19;

  private Sequences() {}

  /** The latest event wins. */
  static String latest(long atMillis, String eventHash) {
    return padded(atMillis) + ":" + eventHash;
  }

  /** The highest rank wins, and within it the latest event. */
  static String ranked(int rank, long atMillis, String eventHash) {
    return rank + ":" + latest(atMillis, eventHash);
  }

  /** What knows of the later read wins, and of two of the same time what knows of more. */
  static String known(long lastMillis, long extent) {
    return padded(lastMillis) + ":" + padded(extent);
  }

  /** The highest rank wins, and within it the earliest event. */
  static String earliest(int rank, long atMillis, String eventHash) {
    return rank + ":" + padded(Long.MAX_VALUE - Math.max(0, atMillis)) + ":" + eventHash;
  }

  /**
   * The state of a run: an end beats any progress, the later end the earlier one, and of two ends
   * at one time the worse.
   */
  static String state(RunEventType type, long atMillis, String eventHash) {
    if (!type.isTerminal()) {
      return ranked(1, atMillis, eventHash);
    }
    int severity =
        switch (type) {
          case FAIL -> 3;
          case ABORT -> 2;
          default -> 1;
        };
    return "2:" + padded(atMillis) + ":" + severity + ":" + eventHash;
  }

  /** Event times before 1970 are a producer's mistake; they sort as 1970. */
  private static String padded(long atMillis) {
    var digits = Long.toString(Math.max(0, atMillis));
    return "0".repeat(DIGITS - digits.length()) + digits;
  }
}
