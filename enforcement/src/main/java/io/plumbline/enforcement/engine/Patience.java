package io.plumbline.enforcement.engine;

import java.time.Duration;

/**
 * How long a target that cannot be reached is waited for.
 *
 * @param first pause after the first failure; doubled after each further one
 * @param most longest pause between two tries
 * @param longest after which age of a decision it is given up
 */
public record Patience(Duration first, Duration most, Duration longest) {
  private static final int MOST_DOUBLINGS = 20;

  /** From five seconds to five minutes, for a day. */
  public static Patience standard() {
    return new Patience(Duration.ofSeconds(5), Duration.ofMinutes(5), Duration.ofDays(1));
  }

  /** How often a target is asked whether what it has is in effect: as long as for an age. */
  long questions() {
    return longest.dividedBy(most);
  }

  /** The pause after so many failures in a row. */
  Duration pause(int failures) {
    var pause = first.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
    return pause.compareTo(most) < 0 ? pause : most;
  }
}
