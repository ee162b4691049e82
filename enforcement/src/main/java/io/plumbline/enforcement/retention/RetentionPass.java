package io.plumbline.enforcement.retention;

import io.plumbline.rules.retention.Refusal;
import io.plumbline.rules.retention.RetentionAct;
import io.plumbline.rules.retention.RetentionPlan;
import java.util.List;
import java.util.Optional;

/**
 * What one pass of a policy over a dataset came to.
 *
 * @param planned null as long as the listing goes on; the next pass takes it up
 * @param deletions of what has lain in quarantine long enough, and questions whether what was
 *     deleted is gone
 * @param staying what stays in quarantine, and why
 */
public record RetentionPass(
    RetentionPlan planned, List<RetentionAct> deletions, List<Staying> staying) {
  /** An act that does not go on. */
  public record Staying(RetentionAct act, Refusal because) {}

  public RetentionPass {
    deletions = List.copyOf(deletions);
    staying = List.copyOf(staying);
  }

  /** What would be taken from the dataset; empty as long as the listing goes on. */
  public Optional<RetentionPlan> plan() {
    return Optional.ofNullable(planned);
  }
}
