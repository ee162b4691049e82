package io.plumbline.rules.policy;

import io.plumbline.model.DecisionAction;
import io.plumbline.rules.access.AccessPolicy;
import io.plumbline.rules.decision.SchedulingPolicy;
import java.util.List;
import java.util.Set;

/** What a policy is about. Policies of all kinds share one set of names. */
public enum PolicyKind {
  SCHEDULING("POLICY", SchedulingPolicy.ACTIONS),
  RETENTION(
      "RETENTION POLICY",
      Set.of(DecisionAction.ARCHIVE, DecisionAction.QUARANTINE, DecisionAction.DELETE)),
  ACCESS("ACCESS POLICY", AccessPolicy.ACTIONS);

  private final String sql;
  private final Set<DecisionAction> actions;

  PolicyKind(String sql, Set<DecisionAction> actions) {
    this.sql = sql;
    this.actions = actions;
  }

  /** What stands after {@code CREATE}. */
  public String sql() {
    return sql;
  }

  /** What a policy of the kind can do, in the order of {@link DecisionAction}. */
  public List<DecisionAction> actions() {
    return actions.stream().sorted().toList();
  }
}
