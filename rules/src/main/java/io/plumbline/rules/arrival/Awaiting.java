package io.plumbline.rules.arrival;

import io.plumbline.rules.ArrivalExpectation;
import io.plumbline.rules.calendar.Calendars;

/** By when the next arrival is awaited. */
sealed interface Awaiting
    permits ClockAwaiting, IntervalAwaiting, UpstreamAwaiting, LearnedAwaiting {
  /**
   * The deadline that runs after an arrival, or after the rule came into force.
   *
   * @param atMillis when that was
   * @param nowMillis how far event time has come; a deadline before it is none
   */
  Armed after(ArrivalState state, long atMillis, long nowMillis);

  /**
   * The deadline that runs after one that was missed; none until the next arrival, for some.
   *
   * @param state with no deadline running
   */
  Armed afterMissed(ArrivalState state, Armed missed, long nowMillis);

  /** Whether an arrival begins a new deadline though one is running. */
  boolean isRenewedByArrival();

  /** Whether an arrival that makes good a missed deadline may meet the next one too. */
  default boolean isMetAtOnce() {
    return false;
  }

  /** Whether a deadline that has come still holds; a calendar may have changed since. */
  default boolean holds(long deadlineMillis) {
    return true;
  }

  static Awaiting of(ArrivalExpectation expectation, Calendars calendars) {
    if (expectation instanceof ArrivalExpectation.ByClock clock) {
      return new ClockAwaiting(new Deadlines(clock, calendars.orNone(clock.calendar())));
    }
    if (expectation instanceof ArrivalExpectation.Every every) {
      return new IntervalAwaiting(every.interval().plus(every.grace()).toMillis());
    }
    if (expectation instanceof ArrivalExpectation.Within within) {
      return new UpstreamAwaiting(within.interval().plus(within.grace()).toMillis());
    }
    var learned = (ArrivalExpectation.Learned) expectation;
    return new LearnedAwaiting(
        new UsualArrival(learned.zone(), calendars.orNone(learned.calendar())),
        learned.grace().toMillis());
  }
}
