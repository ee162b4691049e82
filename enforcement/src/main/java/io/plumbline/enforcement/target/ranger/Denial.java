package io.plumbline.enforcement.target.ranger;

import io.plumbline.connectors.target.http.RefusedException;
import io.plumbline.model.Decision;
import io.plumbline.model.PlainText;
import io.plumbline.ranger.resource.DatasetResource;
import io.plumbline.ranger.resource.ServiceKind;
import io.plumbline.rules.access.AccessDecisions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.ranger.plugin.model.RangerPolicy;
import org.apache.ranger.plugin.model.RangerPolicy.RangerPolicyItem;
import org.apache.ranger.plugin.model.RangerPolicy.RangerPolicyItemAccess;
import org.apache.ranger.plugin.model.RangerPolicy.RangerPolicyResource;
import org.apache.ranger.plugin.model.RangerService;
import org.apache.ranger.plugin.model.RangerValiditySchedule;

/**
 * A policy of our own that denies one user, or one group, everything on one dataset. It stands
 * beside the policies of people and never in them, so that undoing it is to delete it.
 */
final class Denial {
  static final String LABEL = "plumbline";
  private static final String PREFIX = "plumbline-";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern(
              RangerValiditySchedule.VALIDITY_SCHEDULE_DATE_STRING_SPECIFICATION)
          .withZone(ZoneOffset.UTC);

  private static final int MOST_CHARACTERS = 200;

  private Denial() {}

  /** The name of the policy of a decision: one and the same, however often it comes. */
  static String name(String decisionId) {
    return PREFIX + decisionId;
  }

  /** Whether a policy is the one that we made for a decision, and no person's. */
  static boolean isOurs(RangerPolicy policy, String decisionId) {
    return name(decisionId).equals(policy.getName())
        && policy.getPolicyLabels() != null
        && policy.getPolicyLabels().contains(LABEL);
  }

  /**
   * The policy of a decision.
   *
   * @param service that guards the dataset
   * @param zone security zone of the resource; null for none
   * @param secondsBefore how much earlier than the decision it begins to hold. It is made later
   *     than both, so this changes nothing but what Ranger takes it for: two policies on one
   *     resource must differ in their times
   * @throws RefusedException if user or dataset cannot be said exactly
   */
  static RangerPolicy of(Decision decision, RangerService service, String zone, int secondsBefore)
      throws RefusedException {
    var policy = new RangerPolicy();
    policy.setService(service.getName());
    policy.setServiceType(service.getType());
    policy.setZoneName(zone);
    policy.setName(name(decision.id()));
    policy.setDescription(description(decision));
    policy.setPolicyLabels(List.of(LABEL));
    policy.setPolicyType(RangerPolicy.POLICY_TYPE_ACCESS);
    // Otherwise a policy that overrides others could still allow what is denied here.
    policy.setPolicyPriority(RangerPolicy.POLICY_PRIORITY_OVERRIDE);
    policy.setIsEnabled(true);
    policy.setIsAuditEnabled(true);
    var resource = resource(decision, service);
    policy.setResources(resources(resource));
    policy.setDenyPolicyItems(List.of(item(decision, resource.kind())));
    policy.setValiditySchedules(List.of(schedule(decision, secondsBefore)));
    return policy;
  }

  private static String description(Decision decision) {
    return "Made by Plumbline for decision %s of policy %s: %s"
        .formatted(decision.id(), decision.mandate().policy(), PlainText.of(decision.reason()));
  }

  private static DatasetResource resource(Decision decision, RangerService service)
      throws RefusedException {
    try {
      return DatasetResource.of(ServiceKind.of(service.getType()), decision.dataset().name());
    } catch (IllegalArgumentException e) {
      throw new RefusedException(e.getMessage());
    }
  }

  private static Map<String, RangerPolicyResource> resources(DatasetResource resource) {
    boolean isRecursive = resource.kind() == ServiceKind.HDFS;
    var resources = new HashMap<String, RangerPolicyResource>();
    resource
        .withColumn(DatasetResource.EVERY)
        .forEach(
            (name, value) ->
                resources.put(name, new RangerPolicyResource(value, false, isRecursive)));
    return resources;
  }

  private static RangerPolicyItem item(Decision decision, ServiceKind kind)
      throws RefusedException {
    var item = new RangerPolicyItem();
    var group = decision.facts().get(AccessDecisions.GROUP);
    if (group != null) {
      item.setGroups(List.of(named("group", group)));
    } else {
      item.setUsers(List.of(named("user", decision.facts().get(AccessDecisions.USER))));
    }
    item.setAccesses(
        kind.everything().stream().map(type -> new RangerPolicyItemAccess(type, true)).toList());
    return item;
  }

  /** Ranger would take braces for a macro such as {@code {OWNER}}, and deny somebody else. */
  private static String named(String what, String name) throws RefusedException {
    if (name == null || name.isBlank()) {
      throw new RefusedException("Cannot deny anybody: the decision names no user");
    }
    if (name.length() > MOST_CHARACTERS
        || name.chars().anyMatch(c -> c == '{' || c == '}' || Character.isISOControl(c))) {
      throw new RefusedException(
          "Cannot deny the %s %s: Ranger would read it as another"
              .formatted(what, PlainText.of(name)));
    }
    return name;
  }

  private static RangerValiditySchedule schedule(Decision decision, int secondsBefore) {
    var until = decision.expiresAtMillis();
    return new RangerValiditySchedule(
        time(decision.decidedAtMillis() - 1_000L * secondsBefore),
        // Ranger counts in seconds; rather one too long than too short.
        until == null ? null : time(until + 999),
        "UTC",
        List.of());
  }

  private static String time(long millis) {
    return TIME.format(Instant.ofEpochMilli(millis));
  }
}
