package io.plumbline.enforcement.retention;

import io.plumbline.enforcement.store.RetentionStore;
import io.plumbline.rules.decision.Endpoint;
import io.plumbline.rules.retention.RetentionBasis;

/** Makes stores of {@code CREATE TARGET} statements. */
@FunctionalInterface
public interface StoreDefinitions {
  /**
   * Opens the store of an endpoint as it is seen by one basis: snapshots of a table are other
   * resources than its partitions.
   *
   * @throws IllegalArgumentException if an option is wrong or it is no store; no secret is named
   */
  RetentionStore open(Endpoint endpoint, RetentionBasis basis);
}
