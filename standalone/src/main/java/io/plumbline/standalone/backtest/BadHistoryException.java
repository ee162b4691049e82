package io.plumbline.standalone.backtest;

/** What was given to replay cannot be replayed; the message says where and how to mend it. */
public final class BadHistoryException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BadHistoryException(String message) {
    super(message);
  }
}
