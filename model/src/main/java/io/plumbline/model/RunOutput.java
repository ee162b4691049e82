package io.plumbline.model;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/**
 * A dataset as one finished run left it: one load. The run may tell more later; a later {@code
 * RunOutput} of the same run and dataset replaces this one.
 *
 * @param atMillis when the run completed
 * @param rows rows written, or null when not told
 * @param bytes bytes written, or null when not told
 * @param metrics quality metrics by canonical call, such as {@code NULL_COUNT(email)}
 * @param codeVersion program version, or null
 * @param startedAtMillis when the run started, or null when not told
 */
public record RunOutput(
    DatasetId dataset,
    JobId job,
    String runId,
    long atMillis,
    Long nominalStartMillis,
    Long rows,
    Long bytes,
    Map<String, Double> metrics,
    String codeVersion,
    Long startedAtMillis) {
  public RunOutput {
    requireNonNull(dataset, "dataset is null");
    requireNonNull(job, "job is null");
    requireNonNull(runId, "runId is null");
    metrics = metrics == null ? Map.of() : metrics;
  }
}
