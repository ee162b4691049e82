package io.plumbline.model;

/**
 * What came of a decision at its target.
 *
 * @param attempts how often the target was called, retries included
 * @param message the target's answer or the reason of the failure, without secrets
 */
public record Outcome(
    String decisionId,
    String tenant,
    String target,
    OutcomeStatus status,
    int attempts,
    String message,
    long atMillis) {}
