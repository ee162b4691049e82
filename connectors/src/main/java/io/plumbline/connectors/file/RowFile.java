package io.plumbline.connectors.file;

import io.plumbline.model.row.RowSchema;
import java.nio.file.Path;
import java.util.List;

/**
 * A file of rows whose columns are known. It holds nothing open; every {@link RowReader} reads the
 * file by itself, so that several threads can read several splits at the same time.
 */
public interface RowFile {
  Path path();

  /** All columns that can be read. */
  RowSchema schema();

  /** What of the file or of its declared columns cannot be used, and why: one sentence each. */
  List<String> warnings();

  /**
   * Cuts the file into parts that together hold each row once, in the order of the file. There may
   * be fewer or one more than wanted; a compressed text has one.
   *
   * @throws UnreadableFileException if the file cannot be read
   */
  List<Split> splits(int wanted);

  /**
   * Starts reading some columns of a part.
   *
   * @param columns distinct names out of {@link #schema}, matched without case
   * @throws IllegalArgumentException if a column is unknown
   * @throws UnreadableFileException if the file cannot be read
   */
  RowReader read(Split split, List<String> columns);

  /**
   * This file with kinds that follow from all of its rows instead of the first ones. Costs a pass
   * over the file, unless kinds were declared or are part of the format.
   *
   * @throws UnreadableFileException if the file cannot be read
   */
  RowFile inferredFromAllRows();
}
