package io.plumbline.connectors.sample;

/**
 * Something in a batch of rows that could not be read as declared. Never quotes a value.
 *
 * @param row 0-based position in the posted batch; -1 if it is about the batch as a whole
 * @param column the column's name, or null if it is about the row as a whole
 * @param message what is wrong and how to mend it
 */
public record SampleProblem(int row, String column, String message) {}
