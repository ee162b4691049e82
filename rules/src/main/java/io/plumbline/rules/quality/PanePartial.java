package io.plumbline.rules.quality;

/**
 * What some rows of one pane of a grid say.
 *
 * @param grid {@link Grid#text}
 * @param startMillis start of the pane; 0 for the pane of a run, {@link #TIMELESS} for rows without
 *     a time
 * @param firstMillis least time of its rows
 * @param lastMillis greatest time of its rows
 */
public record PanePartial(
    String grid, long startMillis, long firstMillis, long lastMillis, Segments segments) {
  /** Start of the pane that holds rows whose time is NULL: they are counted, not judged. */
  public static final long TIMELESS = Long.MIN_VALUE;
}
