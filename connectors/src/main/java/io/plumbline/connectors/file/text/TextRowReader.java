package io.plumbline.connectors.file.text;

import io.plumbline.connectors.file.RowFile;
import io.plumbline.connectors.file.RowProblems;
import io.plumbline.connectors.file.RowReader;
import io.plumbline.connectors.file.WiderKindException;
import io.plumbline.connectors.file.column.FileColumn;
import io.plumbline.connectors.file.column.FileColumns;
import io.plumbline.connectors.file.column.ProblemLog;
import io.plumbline.model.row.RowBatch;
import io.plumbline.model.row.RowSchema;
import java.util.List;

/** What readers of text files have in common: how a batch begins and ends. */
public abstract class TextRowReader implements RowReader {
  private final FileColumns columns;
  private final FilledColumn[] filled;
  private final ProblemLog problems;
  private int before;

  /**
   * @param filled those columns, in their order
   * @param problems of rows
   */
  protected TextRowReader(
      FileColumns columns, List<? extends FilledColumn> filled, ProblemLog problems) {
    this.columns = columns;
    this.filled = filled.toArray(FilledColumn[]::new);
    this.problems = problems;
  }

  @Override
  public final RowSchema schema() {
    return columns.schema();
  }

  @Override
  public final int read(RowBatch batch) {
    batch.clear();
    for (int i = 0; i < filled.length; i++) {
      filled[i].attach(batch.column(i), before);
    }
    int rows = fill(batch.capacity());
    batch.resize(rows);
    before = rows;
    return rows;
  }

  /** Reads as many rows as fit, or fewer once {@link #isFull}; says how many there are. */
  protected abstract int fill(int capacity);

  /** Whether the batch should end to keep memory bounded. */
  protected final boolean isFull() {
    for (var column : filled) {
      if (column.isFull()) {
        return true;
      }
    }
    return false;
  }

  /**
   * Says that a value does not fit the kind that the first rows had.
   *
   * @param line of the file, from 1
   */
  protected static WiderKindException wider(RowFile file, long line, FileColumn column) {
    return new WiderKindException(
        "Cannot read line %d, column %s of %s as %s: other kinds of values begin here"
            .formatted(line, column.name(), file.path(), column.kind()),
        file::inferredFromAllRows);
  }

  @Override
  public final RowProblems problems() {
    return problems.problems();
  }
}
