package io.plumbline.enforcement.store;

/**
 * The store could not be reached, did not answer in time or asked to come back later. What was
 * asked may or may not have taken effect; the same call may be made again. Names no secret.
 */
public final class StoreUnavailableException extends Exception {
  /**
   * @param cause or null
   */
  public StoreUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
