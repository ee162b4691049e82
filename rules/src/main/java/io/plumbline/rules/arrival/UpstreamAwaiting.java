package io.plumbline.rules.arrival;

/**
 * Awaits an arrival that long after each arrival of another dataset. Of those that are not followed
 * yet it keeps the first and the latest, so one arrival that follows both meets all.
 */
record UpstreamAwaiting(long patienceMillis) implements Awaiting {
  @Override
  public Armed after(ArrivalState state, long atMillis, long nowMillis) {
    long upstream = state.upstreamMillis();
    long deadline = upstream + patienceMillis;
    boolean isFollowed = upstream == 0 || state.lastArrivalMillis() > upstream;
    return isFollowed || deadline <= nowMillis ? Armed.NONE : new Armed(deadline, upstream);
  }

  @Override
  public Armed afterMissed(ArrivalState state, Armed missed, long nowMillis) {
    boolean isLater = state.upstreamMillis() + patienceMillis > missed.deadlineMillis();
    return isLater ? after(state, missed.deadlineMillis(), nowMillis) : Armed.NONE;
  }

  @Override
  public boolean isRenewedByArrival() {
    return true;
  }

  @Override
  public boolean isMetAtOnce() {
    return true;
  }
}
