package io.plumbline.connectors.target;

import io.plumbline.model.Decision;
import io.plumbline.model.Outcome;

/**
 * Somewhere a decision takes effect. Calls block, are bounded in time, may come from several
 * threads, and may be repeated: a decision takes effect once, however often its id comes.
 *
 * <p>Outcomes tell facts: what has to be known to repeat or to undo the decision, such as whether a
 * job was paused before. Who calls keeps them and gives them back as {@link Decision#facts()}; a
 * target remembers them by itself only as long as it is open.
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

  /**
   * Tells what {@link #enforce} would do now, and changes nothing. Its facts, kept before
   * enforcing, let a repeat after a crash know what stood before the first call.
   *
   * @return REHEARSED with what would be done in the message, or FAILED when it could not be done
   * @throws RetryableException if the target could not be reached or asked to come back later
   */
  Outcome rehearse(Decision decision) throws RetryableException;

  /** Lets go of connections and threads; no call may follow. */
  @Override
  void close();
}
