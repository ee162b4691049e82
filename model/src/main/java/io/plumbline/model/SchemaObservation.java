package io.plumbline.model;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * The schema that a dataset had when it was written or described.
 *
 * @param source what showed it: the run id, or the event hash of a dataset event
 * @param jobId {@link JobId#id} of the writer, or null
 * @param codeVersion program version of the writer, or null
 * @param columns never empty: an empty schema (as sent with a DROP) is no observation
 */
public record SchemaObservation(
    DatasetId dataset,
    long atMillis,
    String source,
    String jobId,
    String codeVersion,
    List<Column> columns) {
  public SchemaObservation {
    requireNonNull(dataset, "dataset is null");
    requireNonNull(source, "source is null");
    columns = columns == null ? List.of() : columns;
  }
}
