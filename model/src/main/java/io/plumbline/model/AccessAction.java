package io.plumbline.model;

/** What an access does to what it names, told in one vocabulary for all stores. */
public enum AccessAction {
  READ,
  WRITE,
  CREATE,
  DELETE,
  RENAME,
  /** Changes what is said about a thing: its columns, permissions of a file, tags, settings. */
  ALTER,
  LIST,
  /** Asks what a thing is without reading it. */
  METADATA,
  ADMIN,
  /** Changes who may do what: grants, roles, access lists. */
  GRANT,
  /** What none of these words tells. */
  OTHER
}
