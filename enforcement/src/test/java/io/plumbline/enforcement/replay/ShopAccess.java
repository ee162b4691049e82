package io.plumbline.enforcement.replay;

import io.plumbline.model.AccessAction;
import io.plumbline.model.AccessEvent;
import io.plumbline.model.DatasetId;
import io.plumbline.model.DecisionAction;
import io.plumbline.model.Json;
import io.plumbline.rules.NamedTarget;
import io.plumbline.rules.access.AccessOccasion;
import io.plumbline.rules.access.AccessPolicy;
import io.plumbline.rules.decision.Endpoint;
import io.plumbline.rules.decision.EndpointType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.ranger.plugin.model.RangerPolicy;
import org.apache.ranger.plugin.model.RangerPolicy.RangerPolicyItem;
import org.apache.ranger.plugin.model.RangerPolicy.RangerPolicyItemAccess;
import org.apache.ranger.plugin.model.RangerPolicy.RangerPolicyResource;
import org.apache.ranger.plugin.model.RangerServiceDef;
import org.apache.ranger.plugin.util.ServicePolicies;

/** Accesses to tables of a shop, and the policies of the service that guards them, for tests. */
final class ShopAccess {
  static final String SERVICE = "shop_hive";
  static final DatasetId ORDERS = new DatasetId("acme", "hive://metastore:9083", "sales.orders");

  private ShopAccess() {}

  static AccessEvent read(String id, String user, long atMillis) {
    return read(id, user, atMillis, ORDERS, true, true);
  }

  static AccessEvent read(
      String id,
      String user,
      long atMillis,
      DatasetId dataset,
      boolean isAllowed,
      boolean isProven) {
    return new AccessEvent(
        id,
        "acme",
        "trino",
        atMillis,
        user,
        AccessAction.READ,
        dataset.name(),
        List.of(dataset),
        List.of(),
        isAllowed,
        "10.0.0.1",
        1,
        isProven,
        Map.of());
  }

  /** A policy on the orders, that revokes via a target. */
  static AccessPolicy policy(String name, AccessOccasion when, String via) {
    return new AccessPolicy(
        "acme",
        name,
        1,
        new NamedTarget("sales.orders", "sales.orders"),
        null,
        when,
        DecisionAction.REVOKE,
        null,
        via,
        false,
        true);
  }

  /** A target that has its policies in a folder. */
  static Endpoint target(String name, Map<String, String> more) {
    var options = new HashMap<>(Map.of("service", SERVICE, "policies", "shop"));
    options.putAll(more);
    return new Endpoint("acme", name, 1, EndpointType.RANGER, options);
  }

  /** Policies that let some read the orders. */
  static ServicePolicies allowing(long version, RangerPolicyItem... items) {
    var policy = new RangerPolicy();
    policy.setId(7L);
    policy.setService(SERVICE);
    policy.setName("readers of orders");
    policy.setIsEnabled(true);
    policy.setPolicyType(RangerPolicy.POLICY_TYPE_ACCESS);
    policy.setResources(
        new HashMap<>(
            Map.of("database", only("sales"), "table", only("orders"), "column", only("*"))));
    policy.setPolicyItems(List.of(items));
    var policies = new ServicePolicies();
    policies.setServiceName(SERVICE);
    policies.setServiceId(1L);
    policies.setPolicyVersion(version);
    policies.setServiceDef(definition("hive"));
    policies.setPolicies(new ArrayList<>(List.of(policy)));
    return policies;
  }

  private static RangerPolicyResource only(String value) {
    return new RangerPolicyResource(value, false, false);
  }

  static RangerServiceDef definition(String type) {
    var file = "/service-defs/ranger-servicedef-%s.json".formatted(type);
    try (var in = RangerServiceDef.class.getResourceAsStream(file)) {
      return Json.read(in.readAllBytes(), RangerServiceDef.class);
    } catch (IOException e) {
      throw new IllegalStateException(file, e);
    }
  }

  static RangerPolicyItem reader(List<String> users, List<String> groups) {
    var item = new RangerPolicyItem();
    item.setUsers(users);
    item.setGroups(groups);
    item.setAccesses(List.of(new RangerPolicyItemAccess("select", true)));
    return item;
  }

  /** Puts policies where {@link #target} has them. */
  static void write(Path folders, ServicePolicies policies) throws IOException {
    write(folders, "", Json.writeBytes(policies));
  }

  static void write(Path folders, String kind, byte[] content) throws IOException {
    var folder = Files.createDirectories(folders.resolve("shop"));
    Files.write(folder.resolve(SERVICE + kind + ".json"), content);
  }
}
