package io.plumbline.enforcement.store;

import io.plumbline.rules.retention.Resource;
import io.plumbline.rules.retention.RetentionAct;
import java.time.Instant;
import java.util.Optional;

/** A store that nobody answers for. */
public final class UnreachableStore implements RetentionStore {
  @Override
  public String name() {
    return "lake";
  }

  @Override
  public Reversal reversal() {
    return Reversal.RESTORABLE;
  }

  @Override
  public Optional<Instant> clock() throws StoreUnavailableException {
    throw unavailable();
  }

  @Override
  public Page list(Listing listing, String cursor, int limit) throws StoreUnavailableException {
    throw unavailable();
  }

  @Override
  public Optional<Resource> find(Listing listing, String id) throws StoreUnavailableException {
    throw unavailable();
  }

  @Override
  public Standing standing(RetentionAct act) throws StoreUnavailableException {
    throw unavailable();
  }

  @Override
  public void setAside(RetentionAct act) throws StoreUnavailableException {
    throw unavailable();
  }

  @Override
  public void restore(RetentionAct act) throws StoreUnavailableException {
    throw unavailable();
  }

  @Override
  public void delete(RetentionAct act) throws StoreUnavailableException {
    throw unavailable();
  }

  @Override
  public void close() {}

  private static StoreUnavailableException unavailable() {
    return new StoreUnavailableException("Cannot reach lake", null);
  }
}
