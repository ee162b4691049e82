package io.plumbline.connectors.target;

import io.plumbline.model.Decision;
import io.plumbline.model.Outcome;
import java.util.List;
import java.util.Map;

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
   * Reads, before a decision is enforced, what has to be known to repeat or to undo it: that a job
   * was paused already, say, which must stay paused. What is told here is written to the journal
   * first; it comes back as {@link Decision#facts} of this decision, and of the one that undoes it.
   * Changes nothing.
   *
   * @return facts by name, few and short; empty if there is nothing to know
   * @throws RetryableException as {@link #enforce}
   */
  default Map<String, String> inspect(Decision decision) throws RetryableException {
    return rehearse(decision).facts();
  }

  /**
   * Tells what {@link #enforce} would do. Changes nothing.
   *
   * @return REHEARSED with a message of what would be done, or FAILED if it could not be done
   * @throws RetryableException as {@link #enforce}
   */
  Outcome rehearse(Decision decision) throws RetryableException;

  /**
   * Brings a decision into effect.
   *
   * @return APPLIED, or FAILED when trying again would be in vain
   * @throws RetryableException if the target could not be reached or asked to come back later; the
   *     decision may or may not have taken effect, and the same call may be made again
   */
  Outcome enforce(Decision decision) throws RetryableException;

  /**
   * What follows from a decision that was enforced: the parts of an act that is made of many, each
   * a decision of its own with an id that follows from both.
   */
  default List<Decision> following(Decision enforced) {
    return List.of();
  }

  /**
   * What of a job this target acts on: decisions on several jobs of one unit are one act. An
   * Airflow target acts on the DAG of a task.
   *
   * @param job as {@code namespace/name}
   */
  default String unitOf(String job) {
    return job;
  }

  /**
   * Tells a target that was just opened which decisions are in effect at it, with what was found
   * before each: several may hold one job, which goes on when the last of them ends.
   */
  default void resume(List<Decision> inEffect) {}

  /** Lets go of connections and threads; no call may follow. */
  @Override
  void close();
}
