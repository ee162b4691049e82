package io.plumbline.model;

/**
 * One column of an output fed by one column of an input. A null {@code outputColumn} says that the
 * input shapes every row of the output (a filter, join or group key).
 *
 * @param transformation {@code DIRECT} or {@code INDIRECT}
 * @param subtype the producer's subtype, such as {@code AGGREGATION}; possibly empty
 */
public record ColumnEdge(
    DatasetId input,
    String inputColumn,
    String outputColumn,
    String transformation,
    String subtype,
    boolean masking) {}
