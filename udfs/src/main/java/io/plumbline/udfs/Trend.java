package io.plumbline.udfs;

/** How the value of a metric can move while more rows come. */
public enum Trend {
  /** Never becomes less. */
  GROWS,
  /** Never becomes more. */
  SHRINKS,
  ANY;

  /** The trend of a function; ANY for one that is not known to have another. */
  public static Trend of(String function) {
    return switch (function) {
      case "ROW_COUNT", "COUNT", "NULL_COUNT", "ZERO_COUNT", "MAX", "MAX_LENGTH", "RANGE" -> GROWS;
      case "MIN", "MIN_LENGTH" -> SHRINKS;
      // Counts of keys become estimates, which may fall.
      default -> ANY;
    };
  }
}
