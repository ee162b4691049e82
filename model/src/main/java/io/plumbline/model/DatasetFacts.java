package io.plumbline.model;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;

/**
 * What one telemetry event says of one dataset. Absent facts are null or empty and mean "not told".
 *
 * @param reportedName the name exactly as the producer spelled it
 * @param rows rows written (an output) or read (an input) by the run, or null
 * @param bytes bytes written or read, or null
 * @param metrics quality metrics by canonical call, such as {@code NULL_COUNT(email)}
 * @param columns the schema; empty when not told
 * @param columnEdges column lineage into this dataset; empty when not told
 * @param version the store's own version (an Iceberg snapshot), or null
 * @param lifecycle CREATE, ALTER, DROP, OVERWRITE, RENAME, TRUNCATE, or null
 * @param aliases other identities of the same dataset (symlinks)
 * @param tags of the dataset and its columns; empty when not told
 */
public record DatasetFacts(
    DatasetId dataset,
    String reportedNamespace,
    String reportedName,
    Long rows,
    Long bytes,
    Map<String, Double> metrics,
    List<Column> columns,
    List<ColumnEdge> columnEdges,
    String version,
    String lifecycle,
    List<DatasetId> aliases,
    List<Tag> tags) {
  public DatasetFacts {
    requireNonNull(dataset, "dataset is null");
    metrics = metrics == null ? Map.of() : metrics;
    columns = columns == null ? List.of() : columns;
    columnEdges = columnEdges == null ? List.of() : columnEdges;
    aliases = aliases == null ? List.of() : aliases;
    tags = tags == null ? List.of() : tags;
  }

  /** A dataset of which nothing but its identity is known. */
  public static DatasetFacts of(DatasetId dataset) {
    return new DatasetFacts(
        dataset,
        dataset.namespace(),
        dataset.name(),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }
}
