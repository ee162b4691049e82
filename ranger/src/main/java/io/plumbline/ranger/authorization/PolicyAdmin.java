package io.plumbline.ranger.authorization;

import org.apache.ranger.admin.client.RangerAdminRESTClient;
import org.apache.ranger.plugin.util.ServicePolicies;

/** The policies of a Ranger Admin, checked as those of a file are. */
final class PolicyAdmin extends RangerAdminRESTClient {

  private final PolicySource.Admin source;
  private final PolicyTrouble trouble;

  PolicyAdmin(PolicySource.Admin source, PolicyTrouble trouble) {
    this.source = source;
    this.trouble = trouble;
  }

  /** The policies if they are others than before; null, which keeps those in force, if not. */
  @Override
  public ServicePolicies getServicePoliciesIfUpdated(long known, long activatedMillis)
      throws Exception {
    var policies = super.getServicePoliciesIfUpdated(known, activatedMillis);
    if (policies == null) {
      return null;
    }
    try {
      var complete = PolicyDocument.complete(policies, source.service());
      trouble.isOver();
      return complete;
    } catch (BadPoliciesException e) {
      trouble.is(
          "Cannot take the policies of Ranger Admin: %s; mend them there"
              .formatted(e.getMessage()));
      return null;
    }
  }
}
