package io.plumbline.connectors.file.ndjson;

import io.plumbline.connectors.file.Split;
import io.plumbline.connectors.file.column.FileColumns;
import io.plumbline.connectors.file.column.ProblemLog;
import io.plumbline.connectors.file.column.Words;
import io.plumbline.connectors.file.text.LineChunks;
import io.plumbline.connectors.file.text.TextRowReader;
import java.util.List;

/** Reads the lines of one split. */
final class NdjsonReader extends TextRowReader {
  private final NdjsonFile file;
  private final Split split;
  private final ColumnCell[] cells;
  private final ProblemLog problems;
  private final OddLine odd;
  private final ObjectScanner scanner;
  private final LineChunks chunks;
  private int position;
  private long line;

  NdjsonReader(NdjsonFile file, Split split, FileColumns columns) {
    this(
        file,
        split,
        columns,
        columns.list().stream().map(ColumnCell::of).toList(),
        new ProblemLog("line", () -> file.text().linesBefore(split.from())));
  }

  private NdjsonReader(
      NdjsonFile file,
      Split split,
      FileColumns columns,
      List<ColumnCell> cells,
      ProblemLog problems) {
    super(columns, cells, problems);
    this.file = file;
    this.split = split;
    this.cells = cells.toArray(ColumnCell[]::new);
    this.problems = problems;
    this.odd = new OddLine(cells, problems);
    this.scanner = new ObjectScanner(odd::cell);
    this.chunks = new LineChunks(file.text(), split);
  }

  @Override
  protected int fill(int capacity) {
    int rows = 0;
    while (rows < capacity) {
      if (position >= chunks.limit()) {
        if ((rows > 0 && isFull()) || !chunks.next()) {
          break;
        }
        position = 0;
      }
      rows = readChunk(rows, capacity);
    }
    return rows;
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
      throw wider(file, file.text().linesBefore(split.from()) + line + 1, e.column());
    }
  }

  @Override
  public void close() {
    chunks.close();
  }
}
