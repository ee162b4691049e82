package io.plumbline.ranger.replay;

import static java.util.Objects.requireNonNull;

/**
 * A right that a policy gives one user, or one group, on one dataset that it names.
 *
 * @param grantee name of the user or group
 * @param dataset as OpenLineage spells it
 * @param policyId Ranger's number of the policy
 */
public record Grant(String grantee, boolean isGroup, String dataset, long policyId, String policy) {
  public Grant {
    requireNonNull(grantee, "grantee is null");
    requireNonNull(dataset, "dataset is null");
  }
}
