package io.plumbline.ranger.replay;

import io.plumbline.model.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.ranger.plugin.model.RangerPolicy;
import org.apache.ranger.plugin.model.RangerPolicy.RangerPolicyItem;
import org.apache.ranger.plugin.model.RangerPolicy.RangerPolicyItemAccess;
import org.apache.ranger.plugin.model.RangerPolicy.RangerPolicyResource;
import org.apache.ranger.plugin.model.RangerRole;
import org.apache.ranger.plugin.model.RangerServiceDef;
import org.apache.ranger.plugin.util.RangerRoles;
import org.apache.ranger.plugin.util.RangerUserStore;
import org.apache.ranger.plugin.util.ServicePolicies;

/** Policies of a service of the shop, for tests. */
final class ShopPolicies {
  static final String SERVICE = "shop";
  final ServicePolicies policies = new ServicePolicies();
  private RangerRoles roles;
  private RangerUserStore users;

  private ShopPolicies(RangerServiceDef definition) {
    policies.setServiceName(SERVICE);
    policies.setServiceId(1L);
    policies.setPolicyVersion(4L);
    policies.setServiceDef(definition);
    policies.setPolicies(new ArrayList<>());
  }

  static ShopPolicies of(String type) {
    var file = "/service-defs/ranger-servicedef-%s.json".formatted(type);
    try (var in = RangerServiceDef.class.getResourceAsStream(file)) {
      return new ShopPolicies(Json.read(in.readAllBytes(), RangerServiceDef.class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Policies on {@code sales.orders}, all columns. */
  static RangerPolicy onOrders(long id) {
    return policy(id, Map.of("database", "sales", "table", "orders", "column", "*"));
  }

  static RangerPolicy policy(long id, Map<String, String> resource) {
    var policy = new RangerPolicy();
    policy.setId(id);
    policy.setService(SERVICE);
    policy.setName("policy-" + id);
    policy.setIsEnabled(true);
    policy.setIsAuditEnabled(true);
    policy.setPolicyType(RangerPolicy.POLICY_TYPE_ACCESS);
    var resources = new HashMap<String, RangerPolicyResource>();
    resource.forEach((k, v) -> resources.put(k, new RangerPolicyResource(v, false, true)));
    policy.setResources(resources);
    return policy;
  }

  static RangerPolicyItem item(Set<String> users, Set<String> groups, String... accesses) {
    var item = new RangerPolicyItem();
    item.setUsers(List.copyOf(users));
    item.setGroups(List.copyOf(groups));
    var all = new ArrayList<RangerPolicyItemAccess>();
    for (var access : accesses) {
      all.add(new RangerPolicyItemAccess(access, true));
    }
    item.setAccesses(all);
    return item;
  }

  static RangerPolicyItem user(String user, String... accesses) {
    return item(Set.of(user), Set.of(), accesses);
  }

  static RangerPolicyItem group(String group, String... accesses) {
    return item(Set.of(), Set.of(group), accesses);
  }

  ShopPolicies with(RangerPolicy policy) {
    policies.getPolicies().add(policy);
    return this;
  }

  /** Says who is in which group; of others it is not known. */
  ShopPolicies knowing(String user, String... groups) {
    if (users == null) {
      users = new RangerUserStore();
      users.setUserStoreVersion(1L);
      users.setUserGroupMapping(new HashMap<>());
    }
    users.getUserGroupMapping().put(user, Set.of(groups));
    return this;
  }

  ShopPolicies withRole(String role, String group) {
    roles = new RangerRoles();
    roles.setServiceName(SERVICE);
    roles.setRoleVersion(1L);
    roles.setRangerRoles(
        Set.of(
            new RangerRole(
                role, "", Map.of(), List.of(), List.of(new RangerRole.RoleMember(group, false)))));
    return this;
  }

  PolicySet set() {
    try {
      return PolicySet.read(
          SERVICE,
          Json.writeBytes(policies),
          roles == null ? null : Json.writeBytes(roles),
          users == null ? null : Json.writeBytes(users));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
