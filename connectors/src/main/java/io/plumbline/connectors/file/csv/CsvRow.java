package io.plumbline.connectors.file.csv;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordWrapper;
import io.plumbline.connectors.file.column.FileColumn;
import io.plumbline.connectors.file.column.ProblemLog;
import java.util.ArrayList;
import java.util.List;

/** The record being read, whose wanted fields go to their cells as they are found. */
final class CsvRow extends AbstractBaseCsvCallbackHandler<CsvRow> {
  /** Where a record goes that is no row. */
  static final int NOWHERE = -1;

  private final CsvCell[] cells;
  private final CsvCell[] wanted;
  private final FieldBytes bytes = new FieldBytes();
  private final List<FileColumn> misfits = new ArrayList<>();
  private FileColumn narrow;
  private boolean open;
  private int row;

  /**
   * Makes a row.
   *
   * @param cells by position in the file; null where a field is not wanted
   * @param wanted all cells, with those that the file has no field for
   */
  CsvRow(CsvCell[] cells, CsvCell[] wanted) {
    this.cells = cells;
    this.wanted = wanted;
  }

  /** Says where in the batch the next record goes. */
  void moveTo(int next) {
    row = next;
  }

  /** The column whose kind does not hold a field of the record, or null. */
  FileColumn narrow() {
    return narrow;
  }

  /** Line at which the record begins, 1-based in the split. */
  long line() {
    return getStartingLineNumber();
  }

  @Override
  protected void handleBegin(long line) {
    if (open) {
      // A blank line looks like a field until it is passed over.
      undo();
    }
    open = true;
    misfits.clear();
    narrow = null;
  }

  private void undo() {
    for (var cell : wanted) {
      if (row != NOWHERE) {
        cell.undo(row);
      }
    }
  }

  @Override
  protected void handleField(int index, char[] chars, int offset, int length, boolean quoted) {
    var cell = index < cells.length ? cells[index] : null;
    if (cell == null || row == NOWHERE) {
      return;
    }
    if (length == 0 && !quoted) {
      cell.setNull(row);
      return;
    }
    switch (cell.read(bytes.of(chars, offset, length), length, row)) {
      case SET -> {}
      case MISFIT -> {
        cell.setNull(row);
        misfits.add(cell.column());
      }
      case NARROW -> narrow = cell.column();
    }
  }

  /** Completes the record; returns whether it is a row. */
  boolean finish(ProblemLog problems) {
    open = false;
    if (getFieldCount() != cells.length) {
      undo();
      narrow = null;
      problems.add(
          line() - 1,
          null,
          "it has %d fields, the header has %d".formatted(getFieldCount(), cells.length));
      return false;
    }
    misfits.forEach(column -> problems.addMisfit(line() - 1, column, "a text"));
    return true;
  }

  @Override
  protected RecordWrapper<CsvRow> buildRecord() {
    return wrapRecord(this);
  }
}
