package io.plumbline.enforcement.retention;

import io.plumbline.enforcement.store.RetentionStore;
import io.plumbline.model.Keys;
import io.plumbline.rules.decision.Endpoint;
import io.plumbline.rules.retention.RetentionBasis;
import java.util.HashMap;
import java.util.Map;

/** The stores that are open, each in the version of its target that was asked for last. */
final class Stores implements AutoCloseable {
  private final StoreDefinitions definitions;
  private final Map<String, Open> open = new HashMap<>();

  private record Open(int version, RetentionStore store) {}

  Stores(StoreDefinitions definitions) {
    this.definitions = definitions;
  }

  RetentionStore of(Endpoint endpoint, RetentionBasis basis) {
    var key = Keys.join(endpoint.tenant(), endpoint.name(), basis.name());
    var known = open.get(key);
    if (known != null && known.version() == endpoint.version()) {
      return known.store();
    }
    if (known != null) {
      open.remove(key);
      known.store().close();
    }
    var store = definitions.open(endpoint, basis);
    open.put(key, new Open(endpoint.version(), store));
    return store;
  }

  @Override
  public void close() {
    open.values().forEach(each -> each.store().close());
    open.clear();
  }
}
