package io.plumbline.ranger.replay;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.plumbline.model.Json;
import io.plumbline.ranger.resource.ServiceKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.ranger.plugin.model.RangerPolicy;
import org.apache.ranger.plugin.model.RangerServiceDef;
import org.apache.ranger.plugin.util.RangerRoles;
import org.apache.ranger.plugin.util.RangerUserStore;
import org.apache.ranger.plugin.util.ServicePolicies;

/**
 * The policies of one service as its plugins get them.
 *
 * @param roles who is in which role; null if that is not known
 * @param users who is in which group; null if that is not known
 */
public record PolicySet(ServicePolicies policies, RangerRoles roles, RangerUserStore users) {
  private static final String MATCHERS = "org.apache.ranger.plugin.resourcematcher.";

  public PolicySet {
    requireNonNull(policies, "policies is null");
  }

  /**
   * Reads what a Ranger Admin serves to plugins, or a plugin keeps.
   *
   * @param service the name that it has to have
   * @param roles may be null
   * @param users may be null
   * @throws IOException if it is not that; says what is wrong
   * @throws IllegalArgumentException if datasets are no resources of such a service
   */
  public static PolicySet read(String service, byte[] policies, byte[] roles, byte[] users)
      throws IOException {
    var read = read(policies, ServicePolicies.class, "policies of service " + service);
    if (read.getServiceDef() == null) {
      throw new IOException(
          "Cannot read policies of service %s: they have no serviceDef; take what Ranger Admin"
                  .formatted(service)
              + " serves to plugins");
    }
    requireKnownMatchers(service, read.getServiceDef());
    if (read.getPolicies() == null) {
      read.setPolicies(new ArrayList<>());
    }
    if (!service.equals(read.getServiceName())) {
      throw new IOException(
          "Cannot use policies of service %s for service %s: mend the option service"
              .formatted(read.getServiceName(), service));
    }
    ServiceKind.of(read.getServiceDef().getName());
    return new PolicySet(
        read,
        roles == null ? null : read(roles, RangerRoles.class, "roles"),
        users == null ? null : read(users, RangerUserStore.class, "users"));
  }

  /** Ranger makes an object of whatever class a definition names. */
  private static void requireKnownMatchers(String service, RangerServiceDef definition)
      throws IOException {
    if (definition.getResources() == null) {
      return;
    }
    for (var resource : definition.getResources()) {
      var matcher = resource.getMatcher();
      if (matcher != null && !matcher.isEmpty() && !matcher.startsWith(MATCHERS)) {
        throw new IOException(
            "Cannot use policies of service %s: its resources are matched by a class that is not Ranger's"
                .formatted(service));
      }
    }
  }

  private static <T> T read(byte[] json, Class<T> type, String what) throws IOException {
    try {
      var value = Json.mapper().readValue(json, type);
      if (value == null) {
        throw new IOException("Cannot read %s: there is nothing".formatted(what));
      }
      return value;
    } catch (JsonProcessingException e) {
      // The message of the parser quotes what it read.
      throw new IOException(
          "Cannot read %s: line %d is no JSON that Ranger writes"
              .formatted(what, e.getLocation() == null ? 1 : e.getLocation().getLineNr()),
          e);
    }
  }

  ServiceKind kind() {
    return ServiceKind.of(policies.getServiceDef().getName());
  }

  /** Their version; one more for each change. */
  public long version() {
    return policies.getPolicyVersion() == null ? -1 : policies.getPolicyVersion();
  }

  /** The groups of a user; nothing if it is not known which they are. */
  Optional<Set<String>> groups(String user) {
    return users == null || users.getUserGroupMapping() == null
        ? Optional.empty()
        : Optional.ofNullable(users.getUserGroupMapping().get(user));
  }

  /** The users of a group; nothing if it is not known who is in it. */
  public Optional<Set<String>> members(String group) {
    if (users == null || users.getUserGroupMapping() == null) {
      return Optional.empty();
    }
    return Optional.of(
        users.getUserGroupMapping().entrySet().stream()
            .filter(entry -> entry.getValue() != null && entry.getValue().contains(group))
            .map(Map.Entry::getKey)
            .collect(Collectors.toUnmodifiableSet()));
  }

  /** The policies on access that are enabled, those of security zones included. */
  List<RangerPolicy> accessPolicies() {
    var zones = policies.getSecurityZones();
    var zoned =
        zones == null
            ? Stream.<RangerPolicy>empty()
            : zones.values().stream().flatMap(zone -> OpenPolicy.each(zone.getPolicies()).stream());
    return Stream.concat(policies.getPolicies().stream(), zoned)
        .filter(PolicySet::isAccess)
        .toList();
  }

  /** Whether there are policies on tags of data. */
  boolean hasTagPolicies() {
    var tags = policies.getTagPolicies();
    return tags != null
        && OpenPolicy.each(tags.getPolicies()).stream().anyMatch(PolicySet::isAccess);
  }

  private static boolean isAccess(RangerPolicy policy) {
    return Boolean.TRUE.equals(policy.getIsEnabled())
        && (policy.getPolicyType() == null
            || policy.getPolicyType() == RangerPolicy.POLICY_TYPE_ACCESS);
  }

  /** Whether the same users, groups and roles stand behind another version. */
  public boolean isSameAs(PolicySet other) {
    return version() == other.version()
        && Arrays.equals(Json.writeBytes(policies), Json.writeBytes(other.policies))
        && version(roles) == version(other.roles)
        && version(users) == version(other.users);
  }

  private static long version(RangerRoles roles) {
    return roles == null || roles.getRoleVersion() == null ? -1 : roles.getRoleVersion();
  }

  private static long version(RangerUserStore users) {
    return users == null || users.getUserStoreVersion() == null ? -1 : users.getUserStoreVersion();
  }
}
