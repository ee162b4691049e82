package io.plumbline.rules.decision;

import static java.util.Objects.requireNonNull;

import io.plumbline.model.DecisionAction;
import io.plumbline.rules.Target;
import java.io.Serializable;
import java.time.Duration;
import java.util.Set;

/**
 * What is done to the jobs around a dataset when something happens to it: {@code CREATE POLICY}.
 *
 * @param on the datasets that it is about
 * @param when what has to happen
 * @param then HOLD, RELEASE, TRIGGER, CLEAR, PAUSE or STOP
 * @param depth how many steps of lineage downstream it reaches; 0 for the dataset alone
 * @param via name of the target that brings it into effect
 * @param lasts after how long a hold or pause ends by itself; more than zero
 * @param needsApproval whether a person has to approve each decision
 * @param isDryRun whether it only tells what it would do
 * @param proceedsWhenDown whether readers go on when they cannot ask the engine
 */
public record SchedulingPolicy(
    String tenant,
    String name,
    int version,
    Target on,
    Occasion when,
    DecisionAction then,
    int depth,
    String via,
    Duration lasts,
    boolean needsApproval,
    boolean isDryRun,
    boolean proceedsWhenDown)
    implements Serializable {
  /** What a policy of scheduling can do. */
  public static final Set<DecisionAction> ACTIONS =
      Set.of(
          DecisionAction.HOLD,
          DecisionAction.RELEASE,
          DecisionAction.TRIGGER,
          DecisionAction.CLEAR,
          DecisionAction.PAUSE,
          DecisionAction.STOP);

  /** Steps of lineage that a policy may reach at the most. */
  public static final int MOST_DEPTH = 10;

  public SchedulingPolicy {
    requireNonNull(name, "name is null");
    requireNonNull(on, "on is null");
    requireNonNull(when, "when is null");
    requireNonNull(via, "via is null");
    requireNonNull(lasts, "lasts is null");
    if (!ACTIONS.contains(then)) {
      throw new IllegalArgumentException("Cannot schedule by " + then + "; choose of " + ACTIONS);
    }
    if (depth < 0 || depth > MOST_DEPTH) {
      throw new IllegalArgumentException("Invalid depth: " + depth);
    }
    if (lasts.isNegative() || lasts.isZero()) {
      throw new IllegalArgumentException("Invalid time to live: " + lasts);
    }
  }
}
