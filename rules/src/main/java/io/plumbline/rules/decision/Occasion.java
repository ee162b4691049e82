package io.plumbline.rules.decision;

import io.plumbline.model.FindingKind;
import io.plumbline.model.Severity;
import java.io.Serializable;

/** What has to happen to a dataset for a policy of scheduling to act. */
public sealed interface Occasion extends Serializable {
  /** What stands after {@code WHEN}. */
  String sql();

  /**
   * An incident opens. What the policy did is undone when the incident is resolved.
   *
   * @param atLeast the least severity
   * @param kind of the incident, or null for any
   */
  record IncidentOpens(Severity atLeast, FindingKind kind) implements Occasion {
    @Override
    public String sql() {
      return "INCIDENT SEVERITY " + atLeast.name() + (kind == null ? "" : " KIND " + kind.name());
    }
  }

  /** A run wrote the dataset, its rules pass, and no incident of the dataset is open. */
  record CompleteAndPassing() implements Occasion {
    @Override
    public String sql() {
      return "COMPLETE AND PASSING";
    }
  }

  /** A load is overdue. What the policy did is undone when it arrives. */
  record Late() implements Occasion {
    @Override
    public String sql() {
      return "LATE";
    }
  }
}
