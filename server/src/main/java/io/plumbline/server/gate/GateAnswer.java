package io.plumbline.server.gate;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/**
 * What a reader of a dataset is told before it reads.
 *
 * @param reason for people
 * @param decisionId the decision in force, or null
 * @param incidentId what it is about, or null
 * @param expiresAtMillis when the answer ends by itself, or null
 * @param proceedsWhenDown what the reader is to do when it cannot ask next time: to go on, or to
 *     wait until this answer ends; null when nothing is held
 */
@JsonInclude(Include.ALWAYS)
public record GateAnswer(
    Verdict verdict,
    String reason,
    String decisionId,
    String incidentId,
    Long expiresAtMillis,
    Boolean proceedsWhenDown) {

  /** What to do. */
  public enum Verdict {
    PROCEED,
    HOLD,
    FAIL
  }

  /** {@link #expiresAtMillis} in ISO-8601, or null. */
  @JsonProperty
  public String expiresAt() {
    return expiresAtMillis == null ? null : Instant.ofEpochMilli(expiresAtMillis).toString();
  }
}
