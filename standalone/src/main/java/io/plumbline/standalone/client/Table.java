package io.plumbline.standalone.client;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A table for a terminal: columns as wide as their widest cell, two spaces between them. */
public final class Table {
  private final List<List<String>> rows = new ArrayList<>();

  private Table(String... titles) {
    rows.add(List.of(titles));
  }

  public static Table of(String... titles) {
    return new Table(titles);
  }

  /** Adds a row with a cell for each column; null is an empty cell. */
  public Table row(Object... cells) {
    if (cells.length != rows.get(0).size()) {
      throw new IllegalArgumentException(
          "Cannot add a row of %d cells to a table of %d columns"
              .formatted(cells.length, rows.get(0).size()));
    }
    rows.add(Arrays.stream(cells).map(Table::cell).toList());
    return this;
  }

  /** The table with its titles, a line each, without a line break at the end. */
  public String text() {
    int columns = rows.get(0).size();
    var widths = new int[columns];
    for (var row : rows) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    var lines = new ArrayList<String>();
    for (var row : rows) {
      var line = new StringBuilder();
      for (int i = 0; i < columns; i++) {
        line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
      }
      lines.add(line.toString().stripTrailing());
    }
    return String.join(System.lineSeparator(), lines);
  }

  // What comes from producers must not move the cursor or colour the terminal.
  private static String cell(Object value) {
    return value == null
        ? ""
        : value.toString().replaceAll("\\s+", " ").replaceAll("\\p{Cntrl}", "?").strip();
  }
}
