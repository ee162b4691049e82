package io.plumbline.connectors.file.text;

import io.plumbline.model.row.ColumnVector;

/** A column of a text file that is filled row by row. */
public interface FilledColumn {
  /**
   * Takes the vector to fill.
   *
   * @param before rows of the batch before
   */
  void attach(ColumnVector filled, int before);

  /** Whether the batch should end to keep memory bounded. */
  boolean isFull();
}
