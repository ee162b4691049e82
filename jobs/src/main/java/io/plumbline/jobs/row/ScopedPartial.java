package io.plumbline.jobs.row;

import io.plumbline.model.DatasetId;
import io.plumbline.model.Keys;
import io.plumbline.rules.quality.PanePartial;

/**
 * What some rows say to the rules that share a grid.
 *
 * @param batchId the posted batch that the rows are of; empty for rows of a stream
 * @param part names the part within the batch
 * @param parts how many parts the batch has; 0 for a stream, {@link #BOUNDED} for one that ends
 * @param runId the run that wrote the rows; possibly empty
 * @param atMillis when the rows arrived
 * @param rows what they say
 */
public record ScopedPartial(
    DatasetId dataset,
    String batchId,
    String part,
    int parts,
    String runId,
    long atMillis,
    PanePartial rows) {
  /** Stands for the number of parts of a stream that ends. */
  public static final int BOUNDED = -1;

  public ScopedPartial {
    batchId = batchId == null ? "" : batchId;
    runId = runId == null ? "" : runId;
  }

  /** What belongs together: partials of one key are merged in order of time. */
  public String key() {
    return Keys.join(dataset.key(), rows.grid());
  }
}
