package io.plumbline.ranger.replay;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.ranger.plugin.model.RangerPolicy;
import org.apache.ranger.plugin.model.RangerPolicy.RangerPolicyItem;
import org.apache.ranger.plugin.model.RangerPolicy.RangerPolicyResource;
import org.apache.ranger.plugin.model.RangerServiceDef;
import org.apache.ranger.plugin.policyengine.RangerAccessResource;
import org.apache.ranger.plugin.policyengine.RangerPolicyEngine;
import org.apache.ranger.plugin.policyresourcematcher.RangerDefaultPolicyResourceMatcher;
import org.apache.ranger.plugin.policyresourcematcher.RangerPolicyResourceMatcher;
import org.apache.ranger.plugin.policyresourcematcher.RangerPolicyResourceMatcher.MatchScope;

/**
 * What a policy would do to a user of whom something is not known: groups, roles, who owns a
 * resource, or what a condition asks for.
 *
 * @param allows access types that it may allow, or except from what is denied, by what is known
 * @param denies access types that it may deny, or except from what is allowed, by what is known
 * @param named access types that it says anything about
 */
record OpenPolicy(
    String name,
    List<RangerPolicyResourceMatcher> matchers,
    Map<Known, Set<String>> allows,
    Map<Known, Set<String>> denies,
    Set<String> named) {
  private static final String OWNER = "{OWNER}";

  /** What is known of a user beside the name. */
  enum Known {
    NOTHING,
    GROUPS,
    GROUPS_AND_ROLES
  }

  /**
   * A policy as it stands to users, by what is known of them.
   *
   * @param implied the access types that come with one, itself included
   */
  static OpenPolicy of(
      RangerPolicy policy, RangerServiceDef definition, Map<String, Set<String>> implied) {
    var allows = new EnumMap<Known, Set<String>>(Known.class);
    var denies = new EnumMap<Known, Set<String>>(Known.class);
    for (var known : Known.values()) {
      var allowing = items(policy.getPolicyItems(), policy.getDenyExceptions());
      var denying = items(policy.getDenyPolicyItems(), policy.getAllowExceptions());
      allows.put(known, open(policy, allowing, known).collect(types(implied)));
      denies.put(known, open(policy, denying, known).collect(types(implied)));
    }
    return new OpenPolicy(
        policy.getName(),
        matchers(policy, definition),
        allows,
        denies,
        items(policy.getPolicyItems(), policy.getDenyPolicyItems()).collect(types(implied)));
  }

  private static Stream<RangerPolicyItem> open(
      RangerPolicy policy, Stream<RangerPolicyItem> items, Known known) {
    return Stream.concat(items.filter(item -> isOpen(item, known)), conditional(policy));
  }

  /** Ranger's model has null for lists of nothing. */
  static <T> List<T> each(List<T> list) {
    return list == null ? List.of() : list;
  }

  private static Stream<RangerPolicyItem> items(
      List<RangerPolicyItem> some, List<RangerPolicyItem> others) {
    return Stream.concat(each(some).stream(), each(others).stream());
  }

  /** The plugin takes what has conditions as if they were met: either may be wrong. */
  private static Stream<RangerPolicyItem> conditional(RangerPolicy policy) {
    boolean isWhole = !each(policy.getConditions()).isEmpty();
    return Stream.concat(
            items(policy.getPolicyItems(), policy.getDenyExceptions()),
            items(policy.getDenyPolicyItems(), policy.getAllowExceptions()))
        .filter(item -> isWhole || !each(item.getConditions()).isEmpty());
  }

  private static boolean isOpen(RangerPolicyItem item, Known known) {
    boolean namesGroups =
        each(item.getGroups()).stream()
            .anyMatch(group -> !group.equals(RangerPolicyEngine.GROUP_PUBLIC));
    return (namesGroups && known == Known.NOTHING)
        || (!each(item.getRoles()).isEmpty() && known != Known.GROUPS_AND_ROLES)
        || each(item.getUsers()).contains(OWNER);
  }

  private static Collector<RangerPolicyItem, ?, Set<String>> types(
      Map<String, Set<String>> implied) {
    return Collectors.flatMapping(
        item ->
            each(item.getAccesses()).stream()
                .map(access -> access.getType())
                .flatMap(type -> implied.getOrDefault(type, Set.of(type)).stream()),
        Collectors.toUnmodifiableSet());
  }

  private static List<RangerPolicyResourceMatcher> matchers(
      RangerPolicy policy, RangerServiceDef definition) {
    var resources = new ArrayList<Map<String, RangerPolicyResource>>();
    resources.add(policy.getResources() == null ? Map.of() : policy.getResources());
    resources.addAll(each(policy.getAdditionalResources()));
    var matchers = new ArrayList<RangerPolicyResourceMatcher>();
    for (var resource : resources) {
      var matcher = new RangerDefaultPolicyResourceMatcher();
      matcher.setServiceDef(definition);
      matcher.setPolicyResources(resource, RangerPolicy.POLICY_TYPE_ACCESS);
      matcher.init();
      matchers.add(matcher);
    }
    return matchers;
  }

  /** Whether it has anything to do with a resource: it, what is in it, or what it is in. */
  boolean concerns(RangerAccessResource resource) {
    return matchers.stream().anyMatch(m -> m.isMatch(resource, MatchScope.ANY, null));
  }

  /** Whether it is about parts of a resource alone, such as some columns of a table. */
  boolean isWithin(RangerAccessResource resource) {
    return matchers.stream().anyMatch(m -> m.isMatch(resource, MatchScope.DESCENDANT, null));
  }
}
