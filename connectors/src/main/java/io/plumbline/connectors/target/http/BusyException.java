package io.plumbline.connectors.target.http;

import java.io.IOException;

/** An answer that says to come back later: what was asked was not done. */
public final class BusyException extends IOException {
  /**
   * @param message what was answered
   */
  public BusyException(String message) {
    super(message);
  }
}
