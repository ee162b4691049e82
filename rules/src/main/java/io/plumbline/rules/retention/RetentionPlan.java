package io.plumbline.rules.retention;

import static java.util.Objects.requireNonNull;

import io.plumbline.model.DatasetId;
import io.plumbline.model.Hashes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one policy would do with one dataset, and why it keeps the rest.
 *
 * @param id the hash of policy, dataset and exact resources with their versions: who approves it
 *     approves these and no others
 * @param acts oldest resource first; none if the plan as a whole is refused
 * @param refusedBecause why the plan as a whole is refused, or null
 * @param listed all resources of the dataset
 * @param due those that nothing keeps, more than {@code acts} when a plan is full or refused
 * @param kept by reason
 * @param needsApproval whether a person must approve before anything is done
 */
public record RetentionPlan(
    String id,
    String policy,
    int policyVersion,
    DatasetId dataset,
    long atMillis,
    List<RetentionAct> acts,
    Refusal refusedBecause,
    Amount listed,
    Amount due,
    List<Tally> kept,
    boolean needsApproval,
    boolean isDryRun) {
  public RetentionPlan {
    requireNonNull(id, "id is null");
    acts = List.copyOf(acts);
    kept = List.copyOf(kept);
  }

  /** Why the plan as a whole is refused; empty if it is not. */
  public Optional<Refusal> refusal() {
    return Optional.ofNullable(refusedBecause);
  }

  /** What stays though it is past its time, for reasons that somebody should know. */
  public List<Tally> obstacles() {
    return kept.stream().filter(tally -> tally.past() > 0 && tally.because().isObstacle()).toList();
  }

  /** What people are told of it, hashed: the same as long as there is nothing new to tell. */
  public String fingerprint() {
    var parts = new ArrayList<String>();
    parts.add(id);
    parts.add(refusedBecause == null ? "" : refusedBecause.because().name());
    obstacles().forEach(tally -> parts.add(tally.because() + " " + tally.past()));
    return Hashes.of(parts.toArray(String[]::new));
  }

  /** The same plan for a store that knows nothing between being there and being gone. */
  public RetentionPlan deleting() {
    return new RetentionPlan(
        id,
        policy,
        policyVersion,
        dataset,
        atMillis,
        acts.stream().map(act -> act.with(RetentionStep.DELETE)).toList(),
        refusedBecause,
        listed,
        due,
        kept,
        needsApproval,
        isDryRun);
  }
}
