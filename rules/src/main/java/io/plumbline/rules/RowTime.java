package io.plumbline.rules;

/**
 * What time a row is of, for rules over windows of time.
 *
 * @param column the column that holds it; null for the time at which the row arrived
 * @param latenessMillis how long after the end of a window rows of it are still taken; they correct
 *     its verdict
 */
public record RowTime(String column, long latenessMillis) {
  /** The time of arrival, and no lateness. */
  public static final RowTime ARRIVAL = new RowTime(null, 0);
}
