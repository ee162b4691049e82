package io.plumbline.connectors.target.http;

/**
 * What an HTTP endpoint answered.
 *
 * @param body its start, as far as it was read
 * @param isWhole whether that is all of it
 */
public record Answer(int status, String body, boolean isWhole) {
  private static final int TOLD = 200;

  /** Whether the call did what it should. */
  public boolean isAccepted() {
    return status >= 200 && status < 300;
  }

  /** Too many requests, or trouble on the other side: the same call may succeed later. */
  public boolean isRetryable() {
    return status == 429 || status >= 500;
  }

  /** Status and the start of the body in one line. */
  public String summary() {
    var text = body.codePoints().limit(TOLD).map(c -> Character.isISOControl(c) ? ' ' : c);
    var line =
        text.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString()
            .strip();
    return line.isEmpty() ? "answered " + status : "answered " + status + ": " + line;
  }
}
