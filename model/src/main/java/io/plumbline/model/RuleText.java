package io.plumbline.model;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.io.Serializable;

/**
 * A rule as it is kept and broadcast: its text and version, never a compiled form. What else people
 * define is kept the same way, under names that no rule can have; see {@link StatementKind}.
 *
 * @param version 1 for the first text of a name, one more for each change, dropping included
 * @param text the statement that defines it, such as {@code CREATE RULE}
 * @param dropped whether this version ends the rule; the text is then the last one
 * @param by who changed it
 * @param atMillis when
 */
public record RuleText(
    String tenant, String name, int version, String text, boolean dropped, String by, long atMillis)
    implements Serializable {
  public RuleText {
    requireNonNull(tenant, "tenant is null");
    requireNonNull(name, "name is null");
    requireNonNull(text, "text is null");
  }

  /** Key of the compacted topic and of broadcast state. */
  @JsonIgnore
  public String key() {
    return Keys.join(tenant, name);
  }

  /** What it defines. */
  @JsonIgnore
  public StatementKind kind() {
    return StatementKind.of(name);
  }

  /** The name that people call it by. */
  @JsonIgnore
  public String plainName() {
    return kind().plain(name);
  }
}
