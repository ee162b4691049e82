package io.plumbline.jobs.telemetry;

/**
 * Decides how far event time has come on an input that may fall silent. Pure: it is told what comes
 * in, and what the wall clock says.
 *
 * <ul>
 *   <li>While the input is silent, time is the wall clock's: a breach is the absence of an event.
 *   <li>While the log is read behind its end (after an outage of ours), time is the input's,
 *       however long that takes: catching up raises no false breach.
 *   <li>While the log is read at its end but tells of the past (a producer posts what happened
 *       during an outage of its own, or its clock is slow), time waits for it, but not for longer
 *       than the patience: one producer must not hold up the deadlines of all others.
 *   <li>Time is never ahead of the wall clock, whatever year a producer believes it is.
 * </ul>
 */
public final class EventClock {
  private final long patienceMillis;
  private final long behindMillis;
  private boolean silent;
  private long inputMillis = Long.MIN_VALUE;
  private long takenMillis = Long.MIN_VALUE;
  private long reached = Long.MIN_VALUE;

  /**
   * @param patienceMillis how long time waits for producers that tell of the past
   * @param behindMillis a log whose records were taken longer ago than this is read behind its end;
   *     longer than the input takes to be silent
   */
  public EventClock(long patienceMillis, long behindMillis) {
    this.patienceMillis = patienceMillis;
    this.behindMillis = behindMillis;
  }

  /** A record was read that the broker took at this wall-clock time. */
  public void read(long recordTakenMillis) {
    takenMillis = Math.max(takenMillis, recordTakenMillis);
  }

  /** The input's own event time has come this far. */
  public void inputReached(long millis) {
    inputMillis = Math.max(inputMillis, millis);
  }

  public void inputIsSilent(boolean isSilent) {
    silent = isSilent;
  }

  /** How far event time has come when the wall clock says so; never less than before. */
  public long at(long wallMillis) {
    boolean behind = takenMillis < wallMillis - behindMillis;
    long candidate =
        silent
            ? wallMillis
            : behind ? inputMillis : Math.max(inputMillis, wallMillis - patienceMillis);
    reached = Math.max(reached, Math.min(candidate, wallMillis));
    return reached;
  }
}
