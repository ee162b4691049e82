package io.plumbline.rules;

import io.plumbline.model.DatasetId;

/** Which datasets a rule judges. */
public sealed interface Target permits NamedTarget, LikeTarget {
  /** Whether the rule judges this dataset. Tenants are compared by the caller. */
  boolean matches(DatasetId dataset);

  /** The target as written in SQL. */
  String sql();
}
