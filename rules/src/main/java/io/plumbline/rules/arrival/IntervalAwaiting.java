package io.plumbline.rules.arrival;

/** Awaits the next arrival that long after the last one, whatever the clock says. */
record IntervalAwaiting(long patienceMillis) implements Awaiting {
  @Override
  public Armed after(ArrivalState state, long atMillis, long nowMillis) {
    long deadline = atMillis + patienceMillis;
    return new Armed(
        deadline <= nowMillis ? nowMillis + patienceMillis : deadline,
        Math.max(atMillis, state.lastArrivalMillis()));
  }

  @Override
  public Armed afterMissed(ArrivalState state, Armed missed, long nowMillis) {
    return Armed.NONE;
  }

  @Override
  public boolean isRenewedByArrival() {
    return true;
  }
}
