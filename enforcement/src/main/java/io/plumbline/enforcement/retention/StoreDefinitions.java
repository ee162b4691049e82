package io.plumbline.enforcement.retention;

import io.plumbline.enforcement.store.RetentionStore;
import io.plumbline.rules.decision.Endpoint;

/** Makes stores of {@code CREATE TARGET} statements. */
@FunctionalInterface
public interface StoreDefinitions {
  /**
   * Opens the store of an endpoint.
   *
   * @throws IllegalArgumentException if an option is wrong or it is no store; no secret is named
   */
  RetentionStore open(Endpoint endpoint);
}
