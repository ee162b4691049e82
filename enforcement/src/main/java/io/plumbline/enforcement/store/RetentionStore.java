package io.plumbline.enforcement.store;

import io.plumbline.rules.retention.Resource;
import io.plumbline.rules.retention.RetentionAct;
import java.time.Instant;
import java.util.Optional;

/**
 * A place where resources of datasets lie. Calls block, are bounded in time, and may be repeated: a
 * step takes effect once, however often its act comes. What was done is told by the store itself,
 * never by memory here, so that a crash between any two calls leaves nothing in doubt.
 */
public interface RetentionStore extends AutoCloseable {
  /** The name by which policies choose this store, such as {@code warehouse}. */
  String name();

  /** Whether there is a way back. */
  Reversal reversal();

  /**
   * What the store's own clock says, to check ours with.
   *
   * @return empty if the store does not tell
   */
  default Optional<Instant> clock() throws StoreUnavailableException {
    return Optional.empty();
  }

  /**
   * A page of the resources that a dataset has, in an order that stays the same.
   *
   * @param cursor {@link Page#START}, or where the page before said that the next one begins
   * @param limit the most resources of a page, above 0
   * @throws StoreRefusedException if there is no such dataset, or its age cannot be told so
   */
  Page list(Listing listing, String cursor, int limit)
      throws StoreUnavailableException, StoreRefusedException;

  /** A resource as it is now; empty if it is not in its place. */
  Optional<Resource> find(Listing listing, String id)
      throws StoreUnavailableException, StoreRefusedException;

  /** How far an act has come. */
  Standing standing(RetentionAct act) throws StoreUnavailableException, StoreRefusedException;

  /**
   * Archives or quarantines the resource, or goes on with what was interrupted.
   *
   * @throws StoreRefusedException if the store has no way back, the resource is not there, or it
   *     has another version than the act names
   */
  void setAside(RetentionAct act) throws StoreUnavailableException, StoreRefusedException;

  /**
   * Puts back what the act set aside. Nothing happens if it is in its place.
   *
   * @throws StoreRefusedException if it is gone, or something else has taken its place
   */
  void restore(RetentionAct act) throws StoreUnavailableException, StoreRefusedException;

  /**
   * Deletes for good: what the act set aside, or where there is no way back the resource itself.
   * Nothing happens if it is gone.
   *
   * @throws StoreRefusedException if there is a way back and the resource was not set aside by this
   *     act, if it has another version than the act names, or if something depends on it
   */
  void delete(RetentionAct act) throws StoreUnavailableException, StoreRefusedException;

  /** Lets go of connections and threads; no call may follow. */
  @Override
  void close();
}
