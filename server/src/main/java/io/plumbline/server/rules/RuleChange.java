package io.plumbline.server.rules;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.plumbline.model.RuleText;

/**
 * What one statement does to one rule.
 *
 * @param version the version after the change; 0 where there is no rule
 * @param text the new version to keep, or null when nothing changes
 */
public record RuleChange(String name, int version, Status status, @JsonIgnore RuleText text) {

  /** How it ended. */
  public enum Status {
    CREATED,
    REPLACED,
    /** A part of it was changed, or it was rolled back. */
    ALTERED,
    /** The very same text is in force already. */
    UNCHANGED,
    DROPPED,
    /** There was nothing to drop. */
    ABSENT
  }
}
