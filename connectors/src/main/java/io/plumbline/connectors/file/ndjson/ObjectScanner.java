package io.plumbline.connectors.file.ndjson;

import java.util.function.Function;

/**
 * Scans lines that are JSON objects, once and without looking for their ends first. Fields are
 * expected in the order that the line before had, so that most names cost one comparison.
 */
final class ObjectScanner {
  private final FieldNames names;
  // No name has a line feed, so this one is never met.
  private final Field start = new Field(new byte[] {'\n', '"'}, null);
  private int found;

  /**
   * Makes a scanner.
   *
   * @param cells the cell of a name, or null if its values are not wanted
   */
  ObjectScanner(Function<String, Cell> cells) {
    this.names = new FieldNames(cells);
  }

  /** How many cells had a value in the line scanned last. */
  int found() {
    return found;
  }

  /**
   * Gives the wanted values of a line to their cells.
   *
   * @return the start of the next line, or {@link JsonSkip#ODD} if Jackson must decide about it
   */
  int scan(byte[] bytes, int line, int row) {
    found = 0;
    int p = JsonSkip.blanks(bytes, line);
    if (bytes[p] != '{') {
      return JsonSkip.ODD;
    }
    p = JsonSkip.blanks(bytes, p + 1);
    if (bytes[p] != '}') {
      p = fields(bytes, p, row);
      if (p == JsonSkip.ODD) {
        return JsonSkip.ODD;
      }
    }
    p++;
    if (bytes[p] != '\n') {
      p = JsonSkip.blanks(bytes, p);
    }
    return bytes[p] == '\n' ? p + 1 : JsonSkip.ODD;
  }

  /** Returns the position of the closing brace. */
  private int fields(byte[] bytes, int start, int row) {
    int p = start;
    int taken = 0;
    var before = this.start;
    while (true) {
      if (bytes[p] != '"') {
        return JsonSkip.ODD;
      }
      var field = before.next;
      if (!field.isAt(bytes, p + 1)) {
        field = names.find(bytes, p + 1);
        if (field == null) {
          return JsonSkip.ODD;
        }
        before.next = field;
      }
      before = field;
      p += field.length + 1;
      if (bytes[p] != ':') {
        p = JsonSkip.blanks(bytes, p);
        if (bytes[p] != ':') {
          return JsonSkip.ODD;
        }
      }
      p++;
      if (bytes[p] <= ' ') {
        p = JsonSkip.blanks(bytes, p);
      }
      var cell = field.cell;
      if (cell == null) {
        p = JsonSkip.value(bytes, p);
      } else if (cell.begin(row)) {
        taken++;
        p = cell.read(bytes, p, row);
      } else {
        return JsonSkip.ODD;
      }
      if (p == JsonSkip.ODD) {
        return JsonSkip.ODD;
      }
      if (bytes[p] != ',') {
        p = JsonSkip.blanks(bytes, p);
        if (bytes[p] == '}') {
          found = taken;
          return p;
        }
        if (bytes[p] != ',') {
          return JsonSkip.ODD;
        }
      }
      p++;
      if (bytes[p] <= ' ') {
        p = JsonSkip.blanks(bytes, p);
      }
    }
  }
}
