package io.plumbline.model;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Rows of a dataset as they were posted: one part of one batch, which is one load to rules that are
 * judged {@code OVER RUN}.
 *
 * @param batchId identity of the whole post; the same for each of its parts
 * @param part 0-based index of this part
 * @param parts how many parts the batch has
 * @param runId the OpenLineage run that wrote the rows, or null
 * @param columns declared columns and SQL types; empty when types follow from the JSON values
 * @param rows each a JSON object as text
 */
public record SampleBatch(
    DatasetId dataset,
    String batchId,
    int part,
    int parts,
    String runId,
    long atMillis,
    List<Column> columns,
    List<String> rows) {
  public SampleBatch {
    requireNonNull(dataset, "dataset is null");
    requireNonNull(batchId, "batchId is null");
    columns = columns == null ? List.of() : columns;
    rows = rows == null ? List.of() : rows;
  }
}
