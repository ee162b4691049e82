package io.plumbline.connectors.file;

/**
 * A row or value that could not be read. Never quotes a value.
 *
 * @param line 1-based line of a text file, else 1-based row
 * @param column the column's name, or null if it is about the row as a whole
 * @param message what is wrong, with the line
 */
public record RowProblem(long line, String column, String message) {}
