package io.plumbline.connectors.file.ndjson;

/** What takes the values of one column as they are met in a line. */
abstract class Cell {
  private int lastRow = -1;

  /** Says that a row has a value here; returns false if it had one already. */
  final boolean begin(int row) {
    if (lastRow == row) {
      return false;
    }
    lastRow = row;
    return true;
  }

  /** Whether a row has a value here. */
  final boolean has(int row) {
    return lastRow == row;
  }

  /** Forgets which rows have a value. */
  final void forget() {
    lastRow = -1;
  }

  /**
   * Reads the value at a position.
   *
   * @return the value's end, or {@link JsonSkip#ODD} if Jackson must decide about the line
   */
  abstract int read(byte[] bytes, int p, int row);
}
