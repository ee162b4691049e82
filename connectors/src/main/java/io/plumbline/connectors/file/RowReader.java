package io.plumbline.connectors.file;

import io.plumbline.model.row.RowBatch;
import io.plumbline.model.row.RowSchema;

/** Reads the rows of one split, a batch at a time. Not thread-safe. */
public interface RowReader extends AutoCloseable {
  /** The columns that are read, in the order they were asked for, by their names in the file. */
  RowSchema schema();

  /** An empty batch to read into. */
  default RowBatch newBatch() {
    return new RowBatch(schema(), RowBatch.DEFAULT_CAPACITY);
  }

  /**
   * Empties a batch and fills it up to its capacity.
   *
   * @param batch one of this reader's {@link #schema}
   * @return how many rows it has now; 0 only after the last row
   * @throws WiderKindException if a value does not fit the kind that the first rows had
   * @throws UnreadableFileException if the file cannot be read
   */
  int read(RowBatch batch);

  /** What could not be read so far; costs a pass over the preceding part of a text file, if any. */
  RowProblems problems();

  @Override
  void close();
}
