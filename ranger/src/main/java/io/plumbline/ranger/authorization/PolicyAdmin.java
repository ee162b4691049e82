package io.plumbline.ranger.authorization;

import org.apache.ranger.admin.client.RangerAdminRESTClient;
import org.apache.ranger.plugin.util.RangerRoles;
import org.apache.ranger.plugin.util.RangerServiceNotFoundException;
import org.apache.ranger.plugin.util.ServicePolicies;

/** The policies of a Ranger Admin, checked as those of a file are. */
final class PolicyAdmin extends RangerAdminRESTClient {

  private final PolicySource.Admin source;
  private final PolicyTrouble trouble;

  PolicyAdmin(PolicySource.Admin source, PolicyTrouble trouble) {
    this.source = source;
    this.trouble = trouble;
  }

  /**
   * The policies if they are others than before; null, which keeps those in force, if not.
   *
   * @throws RangerServiceNotFoundException if the service is gone, which ends its policies
   */
  @Override
  public ServicePolicies getServicePoliciesIfUpdated(long known, long activatedMillis)
      throws RangerServiceNotFoundException {
    try {
      var policies = super.getServicePoliciesIfUpdated(known, activatedMillis);
      var changed = policies == null ? null : PolicyDocument.complete(policies, source.service());
      trouble.isOver();
      return changed;
    } catch (BadPoliciesException e) {
      trouble.is(
          "Cannot take the policies of Ranger Admin: %s; mend them there"
              .formatted(e.getMessage()));
    } catch (RangerServiceNotFoundException e) {
      throw e;
    } catch (Exception e) {
      trouble.is(
          "Cannot reach Ranger Admin for the policies of service '%s' of type 'plumbline'"
                  .formatted(source.service())
              + ": see that it answers and has the service");
    }
    return null;
  }

  /** The roles if they are others than before; an admin that is away is told of once, above. */
  @Override
  public RangerRoles getRolesIfUpdated(long known, long activatedMillis) {
    try {
      return super.getRolesIfUpdated(known, activatedMillis);
    } catch (Exception e) {
      return null;
    }
  }
}
