package io.plumbline.connectors.target;

/** What an HTTP endpoint answered. */
record Answer(int status, String body) {
  private static final int TOLD = 200;

  boolean isAccepted() {
    return status >= 200 && status < 300;
  }

  /** Too many requests, or trouble on the other side: the same call may succeed later. */
  boolean isRetryable() {
    return status == 429 || status >= 500;
  }

  /** Status and the start of the body in one line. */
  String summary() {
    var text = body.codePoints().limit(TOLD).map(c -> Character.isISOControl(c) ? ' ' : c);
    var line =
        text.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString()
            .strip();
    return line.isEmpty() ? "answered " + status : "answered " + status + ": " + line;
  }
}
