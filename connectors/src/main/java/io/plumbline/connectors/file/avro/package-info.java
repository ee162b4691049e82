/**
 * Avro data files. Avro finds and decompresses blocks; their records are decoded straight into
 * batches, and fields that nobody asked for are passed over.
 */
package io.plumbline.connectors.file.avro;
