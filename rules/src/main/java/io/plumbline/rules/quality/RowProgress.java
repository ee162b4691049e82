package io.plumbline.rules.quality;

/**
 * How far the rows of one dataset and grid are: its own event time, which no silent or slow other
 * dataset holds back.
 *
 * @param newestMillis greatest time of a row, those from the future left out
 * @param arrivedMillis when the last rows arrived
 * @param isBounded whether the rows end: then all of them are there before any is judged
 */
public record RowProgress(long newestMillis, long arrivedMillis, boolean isBounded) {
  /** Before any row. */
  public static final RowProgress NONE = new RowProgress(Long.MIN_VALUE, Long.MIN_VALUE, false);

  /** After more rows. A time later than the arrival is a wrong clock and moves nothing. */
  public RowProgress and(PanePartial partial, long arrivalMillis, boolean bounded) {
    long arrived = Math.max(arrivedMillis, arrivalMillis);
    boolean hasTime = partial.lastMillis() != Long.MIN_VALUE;
    return new RowProgress(
        hasTime ? Math.max(newestMillis, Math.min(partial.lastMillis(), arrived)) : newestMillis,
        arrived,
        bounded);
  }

  /** The same for one who is there since then only: who was not there saw no silence. */
  public RowProgress since(long startedMillis) {
    return arrivedMillis == Long.MIN_VALUE
        ? this
        : new RowProgress(newestMillis, Math.max(arrivedMillis, startedMillis), isBounded);
  }

  /**
   * The time that it is for the rows: theirs while they come, the engine's when they are silent.
   *
   * @return {@link Long#MIN_VALUE} where it is not known
   */
  public long nowMillis(Grid grid, long clockMillis, long silenceMillis) {
    if (isBounded || clockMillis == Long.MAX_VALUE || clockMillis == Long.MIN_VALUE) {
      return Long.MIN_VALUE;
    }
    return grid.time().column() == null || isSilent(clockMillis, silenceMillis)
        ? clockMillis
        : newestMillis;
  }

  private boolean isSilent(long clockMillis, long silenceMillis) {
    return arrivedMillis != Long.MIN_VALUE && clockMillis - arrivedMillis >= silenceMillis;
  }

  /**
   * The time until which windows can be judged.
   *
   * @param clockMillis event time of the engine
   * @param disorderMillis how far out of order rows may be
   * @param silenceMillis after how long without rows the engine's time counts
   */
  public long watermark(Grid grid, long clockMillis, long disorderMillis, long silenceMillis) {
    if (isBounded && clockMillis < Long.MAX_VALUE) {
      return Long.MIN_VALUE;
    }
    boolean isArrival = grid.time().column() == null;
    if (isArrival || clockMillis == Long.MAX_VALUE) {
      return clockMillis;
    }
    long byRows = newestMillis == Long.MIN_VALUE ? newestMillis : newestMillis - disorderMillis;
    if (!isSilent(clockMillis, silenceMillis) || newestMillis == Long.MIN_VALUE) {
      return byRows;
    }
    // Only what is open is judged: rows that go on where they stopped are not late.
    return Math.max(byRows, Math.min(clockMillis, newestMillis + grid.longestMillis()));
  }
}
