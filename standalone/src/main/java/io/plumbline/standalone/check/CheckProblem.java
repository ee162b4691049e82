package io.plumbline.standalone.check;

/**
 * Something that keeps a rule or a row from being judged.
 *
 * @param source file of rules, or name of the data, that it is in
 * @param line 1-based; 0 when it is about the source as a whole
 * @param column 1-based; 0 when it is about the line as a whole
 */
public record CheckProblem(String source, long line, int column, String message) {
  /** {@code rules.sql: line 3, column 12: unknown column 'emial'}. */
  public String text() {
    var place = line == 0 ? "" : "line " + line + (column == 0 ? "" : ", column " + column) + ": ";
    return source + ": " + place + message;
  }
}
