/**
 * Rows as separated values (RFC 4180). FastCSV finds the fields; only those that are asked for are
 * looked at, as bytes.
 */
package io.plumbline.connectors.file.csv;
