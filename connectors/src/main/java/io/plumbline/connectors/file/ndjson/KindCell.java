package io.plumbline.connectors.file.ndjson;

import io.plumbline.connectors.file.column.NumberParser;
import io.plumbline.connectors.sample.KindInference;
import io.plumbline.model.row.ColumnKind;
import java.util.List;

/** Learns the kinds of a field's values; a line counts only once all of it was read. */
final class KindCell extends Cell {
  private final String name;
  private final List<KindCell> touched;
  private final NumberParser numbers = new NumberParser();
  private ColumnKind pending;

  /**
   * Makes a cell.
   *
   * @param touched takes the cells that a line has values for
   */
  KindCell(String name, List<KindCell> touched) {
    this.name = name;
    this.touched = touched;
  }

  String name() {
    return name;
  }

  /** Counts the value of the line that was read. */
  void commit(KindInference column) {
    if (pending != null) {
      column.see(pending);
    }
  }

  @Override
  int read(byte[] bytes, int p, int row) {
    touched.add(this);
    pending =
        switch (bytes[p]) {
          case '"' -> ColumnKind.STRING;
          case '{', '[' -> ColumnKind.JSON;
          case 't', 'f' -> ColumnKind.BOOLEAN;
          case 'n' -> null;
          default -> ColumnKind.LONG;
        };
    if (pending == ColumnKind.LONG) {
      int end = numbers.readLong(bytes, p);
      return end == NumberParser.NONE ? readOtherNumber(bytes, p) : end;
    }
    return JsonSkip.value(bytes, p);
  }

  private int readOtherNumber(byte[] bytes, int start) {
    int end = NumberParser.skip(bytes, start);
    if (end != NumberParser.NONE) {
      pending = kind(bytes, start, end);
    }
    // An integer near the limits of a long is rare enough for Jackson.
    return pending == ColumnKind.DOUBLE ? end : JsonSkip.ODD;
  }

  private static ColumnKind kind(byte[] bytes, int start, int end) {
    for (int p = start; p < end; p++) {
      if (bytes[p] == '.' || (bytes[p] | 0x20) == 'e') {
        return ColumnKind.DOUBLE;
      }
    }
    return ColumnKind.LONG;
  }
}
