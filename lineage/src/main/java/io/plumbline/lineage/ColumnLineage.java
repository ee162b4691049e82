package io.plumbline.lineage;

import io.plumbline.model.DatasetId;

/** One column fed by another. {@code toColumn} is null when the input shapes the whole dataset. */
public record ColumnLineage(
    DatasetId from, String fromColumn, DatasetId to, String toColumn, String transformation) {}
