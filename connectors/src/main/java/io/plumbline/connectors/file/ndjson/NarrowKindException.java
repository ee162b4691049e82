package io.plumbline.connectors.file.ndjson;

import io.plumbline.connectors.file.column.FileColumn;

/** A value that the kind of an inferred column does not hold. */
final class NarrowKindException extends RuntimeException {
  private final transient FileColumn column;
  private final long line;

  NarrowKindException(FileColumn column, long line) {
    super("Cannot read line " + line + " of the split", null, false, false);
    this.column = column;
    this.line = line;
  }

  FileColumn column() {
    return column;
  }

  /** 0-based in the split. */
  long line() {
    return line;
  }
}
