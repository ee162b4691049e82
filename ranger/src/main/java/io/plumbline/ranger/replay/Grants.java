package io.plumbline.ranger.replay;

import static io.plumbline.ranger.replay.OpenPolicy.each;

import io.plumbline.ranger.resource.DatasetResource;
import io.plumbline.ranger.resource.ServiceKind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.ranger.plugin.model.RangerPolicy;
import org.apache.ranger.plugin.policyengine.RangerPolicyEngine;

/**
 * The grants of a service's policies that are of one grantee and one dataset. What is given to
 * everybody, to a role or to an owner is not among them, nor what is given on a pattern of names:
 * whose it is, or what for, would have to be guessed.
 */
public final class Grants {
  /** Grants that are looked at; of a service with more the others are left alone. */
  static final int MOST = 100_000;

  private Grants() {}

  /** The grants, each once. O(policies). */
  public static List<Grant> of(PolicySet set) {
    var kind = set.kind();
    var grants = new LinkedHashSet<Grant>();
    for (var policy : set.accessPolicies()) {
      for (var dataset : datasets(policy, kind)) {
        add(policy, dataset, grants);
      }
      if (grants.size() >= MOST) {
        break;
      }
    }
    return List.copyOf(grants);
  }

  private static void add(RangerPolicy policy, String dataset, Set<Grant> grants) {
    for (var item : each(policy.getPolicyItems())) {
      for (var user : each(item.getUsers())) {
        if (!user.contains("{")) {
          grants.add(new Grant(user, false, dataset, policy.getId(), policy.getName()));
        }
      }
      for (var group : each(item.getGroups())) {
        if (!group.equals(RangerPolicyEngine.GROUP_PUBLIC)) {
          grants.add(new Grant(group, true, dataset, policy.getId(), policy.getName()));
        }
      }
    }
  }

  /** The datasets that a policy names one by one; none if it has a pattern. */
  private static List<String> datasets(RangerPolicy policy, ServiceKind kind) {
    if (policy.getResources() == null || !each(policy.getAdditionalResources()).isEmpty()) {
      return List.of();
    }
    var names = List.of("");
    for (var element : kind.datasetElements()) {
      var resource = policy.getResources().get(element);
      if (resource == null || Boolean.TRUE.equals(resource.getIsExcludes())) {
        return List.of();
      }
      names = joined(names, each(resource.getValues()));
    }
    return names.stream().filter(name -> isExact(kind, name)).toList();
  }

  private static List<String> joined(List<String> before, List<String> values) {
    var all = new ArrayList<String>();
    for (var name : before) {
      for (var value : values) {
        all.add(name.isEmpty() ? value : name + "." + value);
      }
    }
    return all.size() > MOST ? List.of() : all;
  }

  private static boolean isExact(ServiceKind kind, String name) {
    try {
      DatasetResource.of(kind, name);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
