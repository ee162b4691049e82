/**
 * Rows as JSON objects, one a line. A projecting scanner reads what it is sure of straight from
 * bytes; any line it is not sure of is read again with Jackson, whose word counts.
 */
package io.plumbline.connectors.file.ndjson;
