package io.plumbline.model;

import java.util.Map;

/**
 * What came of a decision at its target.
 *
 * @param attempts how often the target was called, retries included
 * @param message the target's answer or the reason of the failure, without secrets
 * @param facts what has to be known to repeat or undo the decision, such as whether a job was
 *     paused before; bounded
 */
public record Outcome(
    String decisionId,
    String tenant,
    String target,
    OutcomeStatus status,
    int attempts,
    String message,
    long atMillis,
    Map<String, String> facts) {
  public Outcome {
    facts = facts == null ? Map.of() : Map.copyOf(facts);
  }

  /** An outcome of which nothing has to be remembered. */
  public Outcome(
      String decisionId,
      String tenant,
      String target,
      OutcomeStatus status,
      int attempts,
      String message,
      long atMillis) {
    this(decisionId, tenant, target, status, attempts, message, atMillis, Map.of());
  }

  /** The same with another status. */
  public Outcome with(OutcomeStatus other) {
    return new Outcome(decisionId, tenant, target, other, attempts, message, atMillis, facts);
  }
}
