package io.plumbline.connectors.target.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/**
 * An answer that is not to be tried again, with its body.
 *
 * @param body a missing node when there is none
 */
public record Reply(Answer answer, JsonNode body) {
  /** The status of the answer. */
  public int status() {
    return answer.status();
  }

  /**
   * The body of an answer that did what it should.
   *
   * @param what was asked, as in {@code pause orders}
   * @throws RefusedException if it did not
   */
  public JsonNode accepted(String what) throws RefusedException {
    if (!answer.isAccepted()) {
      throw new RefusedException("Cannot %s: %s".formatted(what, answer.summary()));
    }
    return body;
  }

  /** The same, where some other answers are fine as well. */
  public Reply acceptedOr(Set<Integer> others, String what) throws RefusedException {
    if (!others.contains(status())) {
      accepted(what);
    }
    return this;
  }
}
