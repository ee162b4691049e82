package io.plumbline.connectors.file.csv;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import io.plumbline.connectors.file.RowProblems;
import io.plumbline.connectors.file.RowReader;
import io.plumbline.connectors.file.Split;
import io.plumbline.connectors.file.UnreadableFileException;
import io.plumbline.connectors.file.WiderKindException;
import io.plumbline.connectors.file.column.FileColumns;
import io.plumbline.connectors.file.column.ProblemLog;
import io.plumbline.model.row.RowBatch;
import io.plumbline.model.row.RowSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

/** Reads the records of one split. */
final class CsvRowReader implements RowReader {
  private static final int FULL_CHECK = 256;

  private final CsvFile file;
  private final Split split;
  private final FileColumns columns;
  private final CsvCell[] cells;
  private final CsvCell[] absent;
  private final CsvRow row;
  private final ProblemLog problems;
  private final CloseableIterator<CsvRow> records;
  private int before;

  CsvRowReader(CsvFile file, Split split, FileColumns columns) {
    this.file = file;
    this.split = split;
    this.columns = columns;
    this.cells = columns.list().stream().map(CsvCell::new).toArray(CsvCell[]::new);
    var byPosition = new CsvCell[file.header().names().size()];
    this.absent =
        Arrays.stream(cells).filter(cell -> !place(cell, byPosition)).toArray(CsvCell[]::new);
    this.row = new CsvRow(byPosition, cells);
    this.problems = new ProblemLog("line", () -> file.text().file().linesBefore(split.from()));
    this.records = file.text().records(split, row).iterator();
    if (split.from() == 0) {
      skipHeader();
    }
  }

  private void skipHeader() {
    row.moveTo(CsvRow.NOWHERE);
    try {
      next();
    } catch (UnreadableFileException e) {
      close();
      throw e;
    }
  }

  private boolean place(CsvCell cell, CsvCell[] byPosition) {
    int position = file.position(cell.column().name());
    if (position >= 0) {
      byPosition[position] = cell;
    }
    return position >= 0;
  }

  @Override
  public RowSchema schema() {
    return columns.schema();
  }

  @Override
  public int read(RowBatch batch) {
    batch.clear();
    for (int i = 0; i < cells.length; i++) {
      cells[i].attach(batch.column(i), before);
    }
    int rows = 0;
    while (rows < batch.capacity() && !(rows % FULL_CHECK == 0 && rows > 0 && isFull())) {
      row.moveTo(rows);
      if (!next()) {
        break;
      }
      if (isRow()) {
        setAbsent(rows++);
      }
    }
    batch.resize(rows);
    before = rows;
    return rows;
  }

  private boolean isFull() {
    for (var cell : cells) {
      if (cell.isFull()) {
        return true;
      }
    }
    return false;
  }

  private void setAbsent(int index) {
    for (var cell : absent) {
      cell.setNull(index);
    }
  }

  private boolean next() {
    try {
      if (!records.hasNext()) {
        return false;
      }
      records.next();
      return true;
    } catch (CsvParseException e) {
      throw new UnreadableFileException(
          file.path(), "a record never ends; is a quote not closed?", e);
    } catch (UncheckedIOException e) {
      throw new UnreadableFileException(file.path(), e.getCause());
    }
  }

  private boolean isRow() {
    if (!row.finish(problems)) {
      return false;
    }
    var narrow = row.narrow();
    if (narrow != null) {
      throw new WiderKindException(
          "Cannot read line %d, column %s of %s as %s: other kinds of values begin here"
              .formatted(
                  file.text().file().linesBefore(split.from()) + row.line(),
                  narrow.name(),
                  file.path(),
                  narrow.kind()),
          file::inferredFromAllRows);
    }
    return true;
  }

  @Override
  public RowProblems problems() {
    return problems.problems();
  }

  @Override
  public void close() {
    try {
      records.close();
    } catch (IOException e) {
      throw new UnreadableFileException(file.path(), e);
    }
  }
}
