package io.plumbline.connectors.openlineage;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * How much a run read from or wrote to a dataset.
 *
 * @param rows or null
 * @param bytes or null
 * @param snapshot the version of the store that the run committed, or null
 */
record Statistics(Long rows, Long bytes, String snapshot) {
  static final Statistics NONE = new Statistics(null, null, null);

  /** What a run read. A run that measured all of its input has read what it measured. */
  static Statistics ofInput(JsonNode inputFacets) {
    var read = inputFacets.path("inputStatistics");
    var measured = inputFacets.path("dataQualityMetrics");
    return new Statistics(
        first(Fields.count(read, "rowCount"), Fields.count(measured, "rowCount")),
        first(Fields.count(read, "size"), Fields.count(measured, "bytes")),
        null);
  }

  /** What a run wrote. */
  static Statistics ofOutput(JsonNode outputFacets) {
    var written = outputFacets.path("outputStatistics");
    var commit = icebergCommit(outputFacets);
    var metrics = commit.path("commitMetrics");
    return new Statistics(
        first(Fields.count(written, "rowCount"), Fields.count(metrics, "addedRecords")),
        first(Fields.count(written, "size"), Fields.count(metrics, "addedFilesSizeInBytes")),
        commit.path("snapshotId").isIntegralNumber() ? commit.path("snapshotId").asText() : null);
  }

  private static JsonNode icebergCommit(JsonNode outputFacets) {
    // The specification names it in snake case, the Spark integration writes it in camel case.
    var facet = outputFacets.path("icebergCommitReport");
    return facet.isObject() ? facet : outputFacets.path("iceberg_commit_report");
  }

  private static Long first(Long preferred, Long other) {
    return preferred != null ? preferred : other;
  }
}
