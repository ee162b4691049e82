package io.plumbline.rules.arrival;

/** Awaits what usually comes; nothing while that is not known. */
record LearnedAwaiting(UsualArrival usual, long graceMillis) implements Awaiting {
  @Override
  public Armed after(ArrivalState state, long atMillis, long nowMillis) {
    var history = state.history();
    return history == null || history.count() == 0 || usual.learning(history).isPresent()
        ? Armed.NONE
        : usual.next(history, Math.max(nowMillis, history.lastMillis()), graceMillis);
  }

  @Override
  public Armed afterMissed(ArrivalState state, Armed missed, long nowMillis) {
    long after = Math.max(missed.deadlineMillis(), nowMillis);
    return usual.nextDay(state.history(), missed.fromMillis(), after, graceMillis);
  }

  @Override
  public boolean isRenewedByArrival() {
    return true;
  }
}
