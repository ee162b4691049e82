package io.plumbline.rules.retention;

import static java.util.Objects.requireNonNull;

import io.plumbline.model.DatasetId;
import io.plumbline.model.Hashes;
import java.time.Instant;

/**
 * One step with one version of one resource. Its id depends on nothing but policy version, resource
 * and resource version: planned again it is the same act, and carried out again it does nothing.
 *
 * @param id of the act; its steps share it
 * @param planId the plan that it stands in
 * @param basis what the age of the resource is told by
 * @param zone whose clock the values of partitions are written in
 * @param target name of the store
 * @param needsApproval whether a person must approve the plan first
 * @param isDryRun whether it is only told, and nothing is done
 * @param reason why it is due, for people
 * @param setAsideAtMillis when the resource was archived or quarantined; null as long as it was not
 */
public record RetentionAct(
    String id,
    RetentionStep step,
    String planId,
    DatasetId dataset,
    String policy,
    int policyVersion,
    Resource resource,
    RetentionBasis basis,
    String zone,
    String target,
    boolean needsApproval,
    boolean isDryRun,
    String reason,
    Long setAsideAtMillis) {
  public RetentionAct {
    requireNonNull(id, "id is null");
    requireNonNull(step, "step is null");
    requireNonNull(dataset, "dataset is null");
    requireNonNull(resource, "resource is null");
    requireNonNull(target, "target is null");
  }

  /** The id of what a version of a policy does with a version of a resource. */
  public static String idOf(RetentionPolicy policy, DatasetId dataset, Resource resource) {
    return Hashes.of(
        "retention",
        policy.name(),
        Integer.toString(policy.version()),
        dataset.key(),
        resource.id(),
        resource.version());
  }

  /** What names this step of the act in a journal: a step is journaled and done once. */
  public String stepId() {
    return id + "-" + step;
  }

  /** The same act with another step. */
  public RetentionAct with(RetentionStep next) {
    return copy(next, planId, needsApproval, setAsideAtMillis);
  }

  /** The deletion of what was set aside at an instant. */
  public RetentionAct deletion(Instant setAsideAt) {
    return copy(RetentionStep.DELETE, planId, needsApproval, setAsideAt.toEpochMilli());
  }

  /** The same act in a plan. */
  RetentionAct in(String plan, boolean approval) {
    return copy(step, plan, approval, setAsideAtMillis);
  }

  private RetentionAct copy(
      RetentionStep nextStep, String plan, boolean approval, Long setAsideAt) {
    return new RetentionAct(
        id,
        nextStep,
        plan,
        dataset,
        policy,
        policyVersion,
        resource,
        basis,
        zone,
        target,
        approval,
        isDryRun,
        reason,
        setAsideAt);
  }
}
