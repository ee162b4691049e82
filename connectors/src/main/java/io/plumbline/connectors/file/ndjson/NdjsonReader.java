package io.plumbline.connectors.file.ndjson;

import io.plumbline.connectors.file.RowProblems;
import io.plumbline.connectors.file.RowReader;
import io.plumbline.connectors.file.Split;
import io.plumbline.connectors.file.WiderKindException;
import io.plumbline.connectors.file.column.FileColumns;
import io.plumbline.connectors.file.column.ProblemLog;
import io.plumbline.connectors.file.column.Words;
import io.plumbline.connectors.file.text.LineChunks;
import io.plumbline.model.row.RowBatch;
import io.plumbline.model.row.RowSchema;
import java.util.List;

/** Reads the lines of one split. */
final class NdjsonReader implements RowReader {
  private final NdjsonFile file;
  private final Split split;
  private final FileColumns columns;
  private final ColumnCell[] cells;
  private final ProblemLog problems;
  private final OddLine odd;
  private final ObjectScanner scanner;
  private final LineChunks chunks;
  private int position;
  private long line;
  private int before;

  NdjsonReader(NdjsonFile file, Split split, FileColumns columns) {
    this.file = file;
    this.split = split;
    this.columns = columns;
    this.cells = columns.list().stream().map(ColumnCell::of).toArray(ColumnCell[]::new);
    this.problems = new ProblemLog("line", () -> file.text().linesBefore(split.from()));
    this.odd = new OddLine(List.of(cells), problems);
    this.scanner = new ObjectScanner(odd::cell);
    this.chunks = new LineChunks(file.text(), split);
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
    while (rows < batch.capacity()) {
      if (position >= chunks.limit()) {
        if ((rows > 0 && isFull()) || !chunks.next()) {
          break;
        }
        position = 0;
      }
      rows = readChunk(rows, batch.capacity());
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

  private int readChunk(int start, int capacity) {
    if (chunks.isOverlong()) {
      problems.add(line++, null, "it has more than " + LineChunks.MAX_LINE + " bytes");
      position = chunks.limit();
      return start;
    }
    var bytes = chunks.bytes();
    int limit = chunks.limit();
    int p = position;
    int row = start;
    while (row < capacity && p < limit) {
      int next = scanner.scan(bytes, p, row);
      if (next == JsonSkip.ODD) {
        next = Words.find(bytes, p, limit, (byte) '\n') + 1;
        if (readOdd(bytes, p, next - 1, row)) {
          row++;
        }
      } else {
        if (scanner.found() < cells.length) {
          fillMissing(row);
        }
        row++;
      }
      p = next;
      line++;
    }
    position = p;
    return row;
  }

  private void fillMissing(int row) {
    for (var cell : cells) {
      if (!cell.has(row)) {
        cell.setNull(row);
      }
    }
  }

  private boolean readOdd(byte[] bytes, int from, int to, int row) {
    try {
      return odd.read(bytes, from, to, row, line);
    } catch (NarrowKindException e) {
      var column = e.column();
      throw new WiderKindException(
          "Cannot read line %d, column %s of %s as %s: other kinds of values begin here"
              .formatted(
                  file.text().linesBefore(split.from()) + line + 1,
                  column.name(),
                  file.path(),
                  column.kind()),
          file::inferredFromAllRows);
    }
  }

  @Override
  public RowProblems problems() {
    return problems.problems();
  }

  @Override
  public void close() {
    chunks.close();
  }
}
