package io.plumbline.rules.incident;

import java.io.Serializable;
import java.time.Duration;

/**
 * When people are told again of an incident that stays open, and when one that comes and goes is a
 * single one.
 *
 * @param remindAfter after how long the first reminder is told; each further one after twice as
 *     long as the one before. Zero for no reminders
 * @param remindAtMost the longest time between two reminders
 * @param openings so many openings within {@code within} are flapping; 0 for never
 * @param within in event time
 * @param calm a flapping incident is resolved by a pass that long after the last violation, in
 *     event time
 */
public record IncidentPolicy(
    Duration remindAfter, Duration remindAtMost, int openings, Duration within, Duration calm)
    implements Serializable {
  public static final IncidentPolicy DEFAULT =
      new IncidentPolicy(
          Duration.ofHours(4), Duration.ofDays(1), 4, Duration.ofHours(6), Duration.ofHours(3));

  private static final int MOST_DOUBLINGS = 20;

  boolean reminds() {
    return !remindAfter.isZero();
  }

  /** How long to wait for the next reminder when some were told. */
  long waitMillis(int told) {
    long doubled = remindAfter.toMillis() << Math.min(told, MOST_DOUBLINGS);
    return Math.max(remindAfter.toMillis(), Math.min(doubled, remindAtMost.toMillis()));
  }

  boolean isFlapping(int openingsWithin) {
    return openings > 0 && openingsWithin >= openings;
  }
}
