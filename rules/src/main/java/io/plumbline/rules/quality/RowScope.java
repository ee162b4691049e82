package io.plumbline.rules.quality;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * What a verdict about rows is about.
 *
 * @param id run, batch or window; the same for the same rows whenever they are judged
 * @param run the run that wrote the rows, or null
 * @param startMillis start of the window; 0 for a run
 * @param endMillis end of the window, exclusive; 0 for a run
 * @param atMillis event time of the judgement
 */
public record RowScope(String id, String run, long startMillis, long endMillis, long atMillis) {
  public RowScope {
    requireNonNull(id, "id is null");
  }

  static RowScope ofRun(String id, String run, long atMillis) {
    return new RowScope(id, run, 0, 0, atMillis);
  }

  /** A window of time. */
  public static RowScope ofWindow(long startMillis, long endMillis) {
    return new RowScope(
        Instant.ofEpochMilli(startMillis) + "/" + Instant.ofEpochMilli(endMillis),
        null,
        startMillis,
        endMillis,
        endMillis);
  }

  public boolean isWindow() {
    return endMillis != 0;
  }
}
