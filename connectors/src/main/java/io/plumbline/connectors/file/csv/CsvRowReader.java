package io.plumbline.connectors.file.csv;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import io.plumbline.connectors.file.Split;
import io.plumbline.connectors.file.UnreadableFileException;
import io.plumbline.connectors.file.column.FileColumns;
import io.plumbline.connectors.file.column.ProblemLog;
import io.plumbline.connectors.file.text.TextRowReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Reads the records of one split. */
final class CsvRowReader extends TextRowReader {
  private static final int FULL_CHECK = 256;

  private final CsvFile file;
  private final Split split;
  private final CsvCell[] absent;
  private final CsvRow row;
  private final ProblemLog problems;
  private final CloseableIterator<CsvRow> records;

  CsvRowReader(CsvFile file, Split split, FileColumns columns) {
    this(
        file,
        split,
        columns,
        columns.list().stream().map(CsvCell::new).toList(),
        new ProblemLog("line", () -> file.text().file().linesBefore(split.from())));
  }

  private CsvRowReader(
      CsvFile file, Split split, FileColumns columns, List<CsvCell> cells, ProblemLog problems) {
    super(columns, cells, problems);
    this.file = file;
    this.split = split;
    this.problems = problems;
    var byPosition = new CsvCell[file.header().names().size()];
    this.absent = cells.stream().filter(cell -> !place(cell, byPosition)).toArray(CsvCell[]::new);
    this.row = new CsvRow(byPosition, cells.toArray(CsvCell[]::new));
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
  protected int fill(int capacity) {
    int rows = 0;
    while (rows < capacity && !(rows % FULL_CHECK == 0 && rows > 0 && isFull())) {
      row.moveTo(rows);
      if (!next()) {
        break;
      }
      if (isRow()) {
        setAbsent(rows++);
      }
    }
    return rows;
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
      throw wider(file, file.text().file().linesBefore(split.from()) + row.line(), narrow);
    }
    return true;
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
