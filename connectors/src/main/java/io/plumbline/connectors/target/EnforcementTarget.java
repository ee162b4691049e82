package io.plumbline.connectors.target;

import io.plumbline.model.Decision;
import io.plumbline.model.Outcome;

/**
 * Somewhere a decision takes effect. Calls block, are bounded in time, may come from one thread at
 * a time, and may be repeated: a decision takes effect once, however often its id comes.
 */
public interface EnforcementTarget extends AutoCloseable {
  /** The name by which decisions choose this target, such as {@code webhook}. */
  String name();

  /**
   * Brings a decision into effect.
   *
   * @return APPLIED, or FAILED when trying again would be in vain
   * @throws RetryableException if the target could not be reached or asked to come back later; the
   *     decision may or may not have taken effect, and the same call may be made again
   */
  Outcome enforce(Decision decision) throws RetryableException;

  /** Lets go of connections and threads; no call may follow. */
  @Override
  void close();
}
