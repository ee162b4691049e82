package io.plumbline.jobs.row;

import io.plumbline.model.DatasetId;
import io.plumbline.rules.quality.RowPartial;
import java.util.List;

/**
 * What has come of a batch or window so far.
 *
 * @param seen parts that are in it, as {@code batch/part}: a repeated part counts once
 * @param judged whether the verdicts are out
 */
public record MergedRows(
    DatasetId dataset,
    String scope,
    String runId,
    long atMillis,
    List<String> seen,
    boolean judged,
    RowPartial partial) {}
