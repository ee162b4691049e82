package io.plumbline.jobs.row;

import io.plumbline.model.DatasetId;
import io.plumbline.rules.quality.RowProgress;
import io.plumbline.rules.quality.TimelineState;

/**
 * What has come of the rows of one dataset and grid so far.
 *
 * @param grid text of the grid
 */
public record MergedRows(
    DatasetId dataset, String grid, RowProgress progress, TimelineState timeline) {}
