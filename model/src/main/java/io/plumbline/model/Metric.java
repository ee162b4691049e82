package io.plumbline.model;

/**
 * One measured value: a point of a dataset's history.
 *
 * @param id hash of dataset, metric and scope: a later point with the same id corrects this one
 * @param metric canonical call, such as {@code ROW_COUNT()}
 * @param scope run id, batch id or window start
 */
public record Metric(
    String id,
    DatasetId dataset,
    String metric,
    String scope,
    long atMillis,
    double value,
    String codeVersion) {}
