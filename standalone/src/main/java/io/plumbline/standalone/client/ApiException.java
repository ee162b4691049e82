package io.plumbline.standalone.client;

/** The server refused a call, or could not be reached. The message is for people. */
public final class ApiException extends RuntimeException {
  private final int status;

  ApiException(int status, String message) {
    super(message);
    this.status = status;
  }

  ApiException(String message, Throwable cause) {
    super(message, cause);
    this.status = 0;
  }

  /** HTTP status, or 0 when the server could not be reached. */
  public int status() {
    return status;
  }

  /** Whether the caller must change what it asked for. */
  public boolean isBadInput() {
    return status == 400 || status == 413 || status == 415 || status == 422;
  }
}
