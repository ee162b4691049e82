package io.plumbline.rules;

/** Schema changes that a rule can forbid. */
public enum SchemaChangeKind {
  DROP,
  NARROW,
  RENAME
}
