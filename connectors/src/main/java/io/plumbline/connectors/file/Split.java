package io.plumbline.connectors.file;

/**
 * A part of a file: bytes of texts and Avro, rows of Parquet.
 *
 * @param from first position, inclusive
 * @param to last position, exclusive
 */
public record Split(long from, long to) {}
