package io.plumbline.ranger.replay;

import io.plumbline.ranger.replay.OpenPolicy.Known;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.ranger.plugin.policyengine.RangerAccessResource;
import org.apache.ranger.plugin.util.ServiceDefUtil;

/**
 * Whether what is not known of an access could turn what the policies say of it. Errs on the side
 * of doubt: a policy counts that may apply, whether or not others would outweigh it.
 */
final class Unknowns {
  /** Resources whose policies are remembered; all are forgotten when there are more. */
  private static final int MOST_INDEXED = 10_000;

  private final List<OpenPolicy> policies;
  private final Map<Map<String, ?>, List<OpenPolicy>> byResource = new ConcurrentHashMap<>();
  private final boolean hasTagPolicies;

  Unknowns(PolicySet set) {
    var definition = set.policies().getServiceDef();
    var implied = new HashMap<String, Set<String>>();
    ServiceDefUtil.getExpandedImpliedGrants(definition)
        .forEach((type, others) -> implied.put(type, with(type, others)));
    policies =
        set.accessPolicies().stream()
            .map(policy -> OpenPolicy.of(policy, definition, implied))
            .toList();
    hasTagPolicies = set.hasTagPolicies();
  }

  private static Set<String> with(String type, Collection<String> others) {
    var all = new HashSet<>(others);
    all.add(type);
    return Set.copyOf(all);
  }

  /**
   * What could turn the result, in words; nothing if nothing could. O(policies) for the first time
   * of a resource.
   *
   * @param isAllowed what the policies say by what is known
   * @param isWhole whether the resource stands for all that was used of it, column by column
   */
  Optional<String> of(
      RangerAccessResource resource,
      String accessType,
      boolean isAllowed,
      boolean isWhole,
      Known known) {
    if (hasTagPolicies) {
      return Optional.of("the tags of the data are not known, and there are policies on tags");
    }
    for (var policy : about(resource)) {
      var open = isAllowed ? policy.denies() : policy.allows();
      if (open.get(known).contains(accessType)) {
        return Optional.of(
            "policy %s names groups, roles or conditions that are not known"
                .formatted(policy.name()));
      }
      if (!isWhole && policy.named().contains(accessType) && policy.isWithin(resource)) {
        return Optional.of(
            "policy %s is about some columns, and it is not known which were used"
                .formatted(policy.name()));
      }
    }
    return Optional.empty();
  }

  private List<OpenPolicy> about(RangerAccessResource resource) {
    if (byResource.size() >= MOST_INDEXED) {
      byResource.clear();
    }
    return byResource.computeIfAbsent(
        resource.getAsMap(),
        key -> policies.stream().filter(policy -> policy.concerns(resource)).toList());
  }
}
