package io.plumbline.enforcement.store;

import io.plumbline.rules.retention.Resource;
import io.plumbline.rules.retention.RetentionAct;
import java.time.Instant;
import java.util.Optional;

/** Passes every call on; tests override what they are about. */
public class ForwardingStore implements RetentionStore {
  private final RetentionStore store;

  protected ForwardingStore(RetentionStore store) {
    this.store = store;
  }

  @Override
  public String name() {
    return store.name();
  }

  @Override
  public Reversal reversal() {
    return store.reversal();
  }

  @Override
  public Optional<Instant> clock() throws StoreUnavailableException {
    return store.clock();
  }

  @Override
  public Page list(Listing listing, String cursor, int limit)
      throws StoreUnavailableException, StoreRefusedException {
    return store.list(listing, cursor, limit);
  }

  @Override
  public Optional<Resource> find(Listing listing, String id)
      throws StoreUnavailableException, StoreRefusedException {
    return store.find(listing, id);
  }

  @Override
  public Standing standing(RetentionAct act)
      throws StoreUnavailableException, StoreRefusedException {
    return store.standing(act);
  }

  @Override
  public void setAside(RetentionAct act) throws StoreUnavailableException, StoreRefusedException {
    store.setAside(act);
  }

  @Override
  public void restore(RetentionAct act) throws StoreUnavailableException, StoreRefusedException {
    store.restore(act);
  }

  @Override
  public void delete(RetentionAct act) throws StoreUnavailableException, StoreRefusedException {
    store.delete(act);
  }

  @Override
  public void close() {
    store.close();
  }
}
