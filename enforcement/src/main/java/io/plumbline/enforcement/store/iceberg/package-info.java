/**
 * Partitions of Iceberg tables: dropped from the table, kept by a tag, expired with their files.
 */
package io.plumbline.enforcement.store.iceberg;
