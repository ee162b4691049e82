package io.plumbline.jobs.row;

import io.plumbline.model.DatasetId;
import io.plumbline.rules.quality.RowPartial;

/**
 * What one part of a batch says to the rules that share a window.
 *
 * @param key dataset and scope: partials of one key are merged
 * @param scope batch id, or start of the window in milliseconds
 * @param closesAtMillis event time at which the window is complete; 0 for a batch, which is
 *     complete when all of its parts came
 * @param runId the run that wrote the rows, or null
 */
public record ScopedPartial(
    String key,
    DatasetId dataset,
    String scope,
    long closesAtMillis,
    String batchId,
    int part,
    int parts,
    String runId,
    long atMillis,
    RowPartial partial) {}
