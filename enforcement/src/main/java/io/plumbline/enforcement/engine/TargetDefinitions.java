package io.plumbline.enforcement.engine;

import io.plumbline.connectors.target.EnforcementTarget;
import io.plumbline.model.RuleText;

/** Makes targets of {@code CREATE TARGET} statements. */
@FunctionalInterface
public interface TargetDefinitions {
  /**
   * Opens the target that a text defines.
   *
   * @throws RuntimeException if it cannot be opened; the message says why and names no secret
   */
  EnforcementTarget open(RuleText text);
}
