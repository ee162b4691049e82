package io.plumbline.enforcement.store;

import io.plumbline.model.DatasetId;
import io.plumbline.rules.retention.Resource;
import java.time.Instant;

class MemoryStoreTest extends RetentionStoreContract {
  private static final DatasetId ORDERS = new DatasetId("acme", "lake", "orders");

  private final MemoryStore store = new MemoryStore();

  @Override
  protected RetentionStore store() {
    return store;
  }

  @Override
  protected RetentionStore unreachable() {
    return new UnreachableStore();
  }

  @Override
  protected DatasetId dataset(int days) {
    for (int day = 0; day < days; day++) {
      store.put(
          Resource.of(
              "dt=" + FIRST_DAY.plusDays(day), "v1", Instant.ofEpochMilli(end(day)), 100, ""));
    }
    return ORDERS;
  }

  @Override
  protected void change(DatasetId dataset, Resource resource) {
    store.put(new Resource(resource.id(), "v2", resource.basisAtMillis(), 200, "", ""));
  }

  @Override
  protected boolean share(DatasetId dataset, Resource resource) {
    store.put(resource.sharedBy("table b"));
    return true;
  }

  @Override
  protected boolean isReadable(DatasetId dataset, Resource resource) {
    return store.find(listing(dataset), resource.id()).isPresent();
  }
}
