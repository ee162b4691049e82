package io.plumbline.ranger.authorization;

import java.util.Locale;

/** What there is to have rights on: a tenant, and what a tenant has. */
public enum ResourceKind {
  TENANT,
  DATASET,
  RULE,
  /** Named by its id, and by the dataset that it is about. */
  INCIDENT,
  /** Policies, targets and holds. */
  POLICY,
  /** Named by its id, and by the dataset that it is about. */
  DECISION;

  /** As policies write it. */
  public String type() {
    return name().toLowerCase(Locale.ROOT);
  }
}
