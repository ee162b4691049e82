package io.plumbline.standalone.detect;

/** A file that is no series, and the line that shows it. */
final class UnreadableSeriesException extends Exception {
  private static final long serialVersionUID = 1;

  private final long line;

  /**
   * @param line 1-based; 0 when it is about the file as a whole
   */
  UnreadableSeriesException(long line, String message) {
    super(message);
    this.line = line;
  }

  long line() {
    return line;
  }
}
