package io.plumbline.model;

/**
 * What a policy says of the decisions made by it.
 *
 * @param policy name of the policy, or of the rule whose {@code ON VIOLATION} clause it is
 * @param version of the policy
 * @param depth how many steps of lineage downstream it reaches; 0 for the dataset alone
 * @param needsApproval whether a person has to approve before anything is done
 * @param isDryRun whether it is only told what would be done
 * @param proceedsWhenDown whether readers go on when they cannot ask the engine; they wait if not
 */
public record Mandate(
    String policy,
    int version,
    int depth,
    boolean needsApproval,
    boolean isDryRun,
    boolean proceedsWhenDown) {

  /** A decision that acts at once on the dataset alone. */
  public static Mandate of(String policy, int version) {
    return new Mandate(policy, version, 0, false, false, true);
  }

  /** Of a decision that follows from one with this mandate: it was approved with it. */
  public Mandate following() {
    return new Mandate(policy, version, 0, false, isDryRun, proceedsWhenDown);
  }

  /** Of the decision that undoes one with this mandate: it reaches as far, and no one is asked. */
  public Mandate undoing() {
    return new Mandate(policy, version, depth, false, isDryRun, proceedsWhenDown);
  }
}
