package io.plumbline.rules.arrival;

/** Awaits by the clock: each deadline follows the one before it. */
record ClockAwaiting(Deadlines deadlines) implements Awaiting {
  @Override
  public Armed after(ArrivalState state, long atMillis, long nowMillis) {
    long deadline = deadlines.after(Math.max(atMillis, nowMillis));
    return deadline == 0
        ? Armed.NONE
        : new Armed(deadline, Math.max(deadlines.before(deadline), state.periodStartMillis()));
  }

  @Override
  public Armed afterMissed(ArrivalState state, Armed missed, long nowMillis) {
    return after(state, missed.deadlineMillis(), nowMillis);
  }

  @Override
  public boolean isRenewedByArrival() {
    return false;
  }

  @Override
  public boolean holds(long deadlineMillis) {
    return deadlines.after(deadlineMillis - 1) == deadlineMillis;
  }
}
