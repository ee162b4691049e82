package io.plumbline.enforcement.store;

/** The store will not do what was asked, however often it is asked. Names no secret. */
public final class StoreRefusedException extends Exception {
  /**
   * @param cause or null
   */
  public StoreRefusedException(String message, Throwable cause) {
    super(message, cause);
  }
}
