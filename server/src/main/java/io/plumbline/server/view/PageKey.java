package io.plumbline.server.view;

import io.plumbline.server.http.ProblemException;

/** Where a page of a list by time, newest first, ended. */
record PageKey(long atMillis, String id) {

  static final PageKey START = new PageKey(Long.MAX_VALUE, "");

  /**
   * @throws ProblemException 400 if no page was followed by this text
   */
  static PageKey of(String text) {
    if (text == null) {
      return START;
    }
    int colon = text.indexOf(':');
    try {
      return new PageKey(
          Long.parseLong(text.substring(0, Math.max(colon, 0))), text.substring(colon + 1));
    } catch (NumberFormatException e) {
      throw ProblemException.badRequest(
          "Cannot read parameter after: send what the page before has as next");
    }
  }

  String text() {
    return atMillis + ":" + id;
  }
}
