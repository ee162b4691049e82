package io.plumbline.model;

/** What a text on the rules topic defines. Each kind has names of its own. */
public enum StatementKind {
  /** A {@code CREATE RULE}; its name is kept as it is. */
  RULE(""),
  CALENDAR("calendar:"),
  /** Somewhere decisions take effect. */
  TARGET("target:"),
  /** A policy of scheduling, retention or access. */
  POLICY("policy:"),
  /** A legal hold on a dataset for a case. */
  HOLD("hold:"),
  /** Tags of a dataset that came down the lineage; written by the engine. */
  TAGS("tags:");

  private final String prefix;

  StatementKind(String prefix) {
    this.prefix = prefix;
  }

  /** The name under which one of this kind is kept; no rule can have it. */
  public String kept(String name) {
    return prefix + name;
  }

  /** The kind of what is kept under a name. */
  public static StatementKind of(String kept) {
    for (var kind : values()) {
      if (kind != RULE && kept.startsWith(kind.prefix)) {
        return kind;
      }
    }
    return RULE;
  }

  /** The name that people use. */
  String plain(String kept) {
    return kept.substring(prefix.length());
  }
}
