/**
 * Parquet files by column. Footers, page headers and rare encodings are read by Parquet's own
 * classes without Hadoop; pages, levels, dictionaries and plain values straight into batches.
 */
package io.plumbline.connectors.file.parquet;
