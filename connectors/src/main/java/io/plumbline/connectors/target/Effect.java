package io.plumbline.connectors.target;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/**
 * What an act did, or would do.
 *
 * @param message for people, without secrets
 * @param facts what has to be known to repeat or undo it, as {@link io.plumbline.model.Outcome}
 *     keeps it
 */
public record Effect(String message, Map<String, String> facts) {
  public Effect {
    requireNonNull(message, "message is null");
    facts = Map.copyOf(facts);
  }

  /** An effect of which nothing has to be remembered. */
  public static Effect of(String message) {
    return new Effect(message, Map.of());
  }
}
