package io.plumbline.connectors.target.http;

/** Something that the other side will not do, however often it is asked. Names no secret. */
public class RefusedException extends Exception {
  /**
   * @param message for people, with the mend
   */
  public RefusedException(String message) {
    super(message);
  }
}
