package io.plumbline.lineage;

import io.plumbline.model.Column;
import io.plumbline.model.DatasetId;
import java.util.List;

/**
 * What the graph knows of one dataset.
 *
 * @param columns the latest known schema; empty when none was reported
 */
public record DatasetDetails(
    DatasetId id,
    String reportedNamespace,
    String reportedName,
    long firstSeenMillis,
    long lastSeenMillis,
    List<Column> columns) {}
