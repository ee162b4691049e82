package io.plumbline.connectors.target;

/** A decision that could not be enforced now and may be tried again. Names no secret. */
public final class RetryableException extends Exception {
  private final int attempts;

  /**
   * @param attempts how often the target was called, retries included
   * @param cause or null
   */
  public RetryableException(String message, int attempts, Throwable cause) {
    super(message, cause);
    this.attempts = attempts;
  }

  /** How often the target was called, retries included. */
  public int attempts() {
    return attempts;
  }
}
