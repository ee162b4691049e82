package io.plumbline.connectors.file.parquet;

import org.apache.parquet.format.Type;

/**
 * A column as it is stored.
 *
 * @param leaf index of its chunk in every row group
 * @param length bytes of a fixed-length value, else 0
 * @param optional whether values can be null
 * @param scale digits of fraction of a decimal, else 0
 */
record StoredColumn(
    String name, int leaf, Type type, int length, boolean optional, Meaning meaning, int scale) {}
