package io.plumbline.rules.quality;

/**
 * How far the rows of one dataset and grid are: its own event time, which no silent or slow other
 * dataset holds back.
 *
 * @param newestMillis greatest time of a row, those from the future left out
 * @param arrivedMillis when the last rows arrived
 */
public record RowProgress(long newestMillis, long arrivedMillis) {
  /** Before any row. */
  public static final RowProgress NONE = new RowProgress(Long.MIN_VALUE, Long.MIN_VALUE);

  /** After more rows. A time later than the arrival is a wrong clock and moves nothing. */
  public RowProgress and(PanePartial partial, long arrivalMillis) {
    long arrived = Math.max(arrivedMillis, arrivalMillis);
    boolean hasTime = partial.lastMillis() != Long.MIN_VALUE;
    return new RowProgress(
        hasTime ? Math.max(newestMillis, Math.min(partial.lastMillis(), arrived)) : newestMillis,
        arrived);
  }

  /**
   * The time until which windows can be judged.
   *
   * @param clockMillis event time of the engine
   * @param disorderMillis how far out of order rows may be
   * @param silenceMillis after how long without rows the engine's time counts
   */
  public long watermark(Grid grid, long clockMillis, long disorderMillis, long silenceMillis) {
    boolean isArrival = grid.time().column() == null;
    if (isArrival || clockMillis == Long.MAX_VALUE) {
      return clockMillis;
    }
    long byRows = newestMillis == Long.MIN_VALUE ? newestMillis : newestMillis - disorderMillis;
    boolean isSilent =
        arrivedMillis != Long.MIN_VALUE && clockMillis - arrivedMillis >= silenceMillis;
    return isSilent ? Math.max(byRows, clockMillis) : byRows;
  }
}
