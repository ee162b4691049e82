package io.plumbline.connectors.file.ndjson;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.connectors.file.column.DeclaredColumns;
import io.plumbline.connectors.file.column.FileColumn;
import io.plumbline.connectors.file.column.ProblemLog;
import io.plumbline.connectors.file.column.Utf8;
import io.plumbline.connectors.sample.KindInference;
import io.plumbline.connectors.sample.ParsedRow;
import io.plumbline.connectors.sample.SampleColumn;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads lines the way that posted rows are read: slowly, and with the last word. */
final class OddLine {
  private final List<ColumnCell> cells;
  private final Map<String, ColumnCell> byKey = new HashMap<>();
  private final ProblemLog problems;

  OddLine(List<ColumnCell> cells, ProblemLog problems) {
    this.cells = cells;
    this.problems = problems;
    cells.forEach(cell -> byKey.put(DeclaredColumns.key(cell.column().name()), cell));
  }

  /** The cell that wants the values of a name, or null. */
  ColumnCell cell(String name) {
    return byKey.get(DeclaredColumns.key(name));
  }

  /**
   * Reads a line into a row.
   *
   * @param line 0-based in the split
   * @return whether there is a row
   * @throws NarrowKindException if a value does not fit the kind of an inferred column
   */
  boolean read(byte[] bytes, int from, int to, int row, long line) {
    cells.forEach(cell -> cell.undo(row));
    var text = Utf8.decode(bytes, from, to);
    if (text != null && text.isBlank()) {
      return false;
    }
    var values = text == null ? null : ParsedRow.tree(text);
    if (values == null || !values.isObject()) {
      problems.add(line, null, "it is no JSON object; write one per line");
      return false;
    }
    for (var field : values.properties()) {
      var cell = cell(field.getKey());
      if (cell != null && speaksFor(field.getKey(), cell.column(), values)) {
        set(cell, field.getValue(), row, line);
      }
    }
    for (var cell : cells) {
      if (!cell.has(row)) {
        cell.setNull(row);
      }
    }
    return true;
  }

  /** Of two spellings of one column in one row, the column's own is taken. */
  private static boolean speaksFor(String field, FileColumn column, JsonNode row) {
    return field.equals(column.name()) || !row.has(column.name());
  }

  private void set(ColumnCell cell, JsonNode value, int row, long line) {
    if (value.isNull()) {
      return;
    }
    var column = cell.column();
    if (!column.holds(KindInference.kindOf(value))) {
      throw new NarrowKindException(column, line);
    }
    var read = new SampleColumn(column.name(), column.type(), column.inferred(), 1);
    if (read.set(0, value)) {
      cell.begin(row);
      cell.set(row, read);
    } else {
      problems.addMisfit(line, column, value.getNodeType());
    }
  }
}
