package io.plumbline.standalone.detect;

/**
 * Something that keeps a file from being scored.
 *
 * @param file relative to the input
 * @param line 1-based; 0 when it is about the file as a whole
 */
public record SeriesProblem(String file, long line, String message) {
  /** {@code orders.csv: line 3: ...}. */
  public String text() {
    return file + ": " + (line == 0 ? "" : "line " + line + ": ") + message;
  }
}
