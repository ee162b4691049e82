package io.plumbline.ranger.authorization;

import io.plumbline.model.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The policies of a first start: one user may do everything in one tenant, nobody else a thing. */
public final class DefaultPolicies {

  private DefaultPolicies() {}

  /**
   * Lays them down, for their owner alone to read and write, if the folder is not there. A folder
   * that somebody emptied stays as it is: policies that were taken away must not come back.
   *
   * @return whether they were laid down
   */
  public static boolean layDown(PolicySource.Folder source, String user, String tenant) {
    var folder = source.folder();
    if (Files.exists(folder)) {
      return false;
    }
    try {
      OwnerAlone.makeFolder(folder);
      write(source.roles(), Map.of("serviceName", PolicySource.SERVICE, "rangerRoles", List.of()));
      write(source.policies(), policies(user, tenant));
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot lay down policies in: " + folder, e);
    }
  }

  private static Map<String, Object> policies(String user, String tenant) {
    var kinds = new ArrayList<Map<String, Object>>();
    for (var kind : ResourceKind.values()) {
      var resources = new LinkedHashMap<String, Object>();
      resources.put(ResourceKind.TENANT.type(), values(tenant));
      if (kind != ResourceKind.TENANT) {
        resources.put(kind.type(), values("*"));
      }
      kinds.add(resources);
    }
    var policy = new LinkedHashMap<String, Object>();
    policy.put("id", 1);
    policy.put("name", "%s does everything in tenant %s".formatted(user, tenant));
    policy.put("resources", kinds.get(0));
    policy.put("additionalResources", kinds.subList(1, kinds.size()));
    policy.put(
        "policyItems",
        List.of(
            Map.of(
                "users", List.of(user), "accesses", List.of(Map.of("type", Access.ADMIN.type())))));
    var policies = new LinkedHashMap<String, Object>();
    policies.put("serviceName", PolicySource.SERVICE);
    policies.put("policyVersion", 1);
    policies.put("policies", List.of(policy));
    return policies;
  }

  private static Map<String, Object> values(String value) {
    return Map.of("values", List.of(value));
  }

  private static void write(Path file, Map<String, Object> content) throws IOException {
    var json = Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(content);
    OwnerAlone.write(file, json + System.lineSeparator());
  }
}
