package io.plumbline.enforcement.replay;

import static java.util.Objects.requireNonNull;

import io.plumbline.model.AccessEvent;
import io.plumbline.model.DatasetId;
import io.plumbline.model.Keys;
import io.plumbline.model.RuleText;
import io.plumbline.rules.RuleCompiler;
import io.plumbline.rules.access.AccessOccasion;
import io.plumbline.rules.access.AccessPolicy;
import io.plumbline.rules.decision.EndpointType;
import io.plumbline.rules.policy.Policy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The policies of access that need the policies of a store, and the services that have these: what
 * people have put in force, version by version. One thread.
 */
final class WatchedAccess implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WatchedAccess.class);

  private final RuleCompiler compiler;
  private final PolicySources sources;
  private final Map<String, AccessPolicy> policies = new HashMap<>();

  /** By tenant and name of the target. */
  private final Map<String, GuardedService> services = new HashMap<>();

  WatchedAccess(RuleCompiler compiler, PolicySources sources) {
    this.compiler = requireNonNull(compiler, "compiler is null");
    this.sources = requireNonNull(sources, "sources is null");
  }

  /** Takes what was put in force, or ended. */
  void put(RuleText text) {
    try {
      switch (text.kind()) {
        case POLICY -> putPolicy(text);
        case TARGET -> putTarget(text);
        case RULE, CALENDAR, HOLD, TAGS -> {
          // They say nothing of access.
        }
      }
    } catch (RuntimeException e) {
      LOG.warn("Cannot use {} version {}: {}", text.name(), text.version(), e.getMessage());
    }
  }

  private void putPolicy(RuleText text) {
    policies.remove(text.key());
    if (!text.dropped()
        && compiler.policy(text) instanceof Policy.Access access
        && isWatched(access.policy().when())) {
      policies.put(text.key(), access.policy());
    }
  }

  private static boolean isWatched(AccessOccasion when) {
    return when instanceof AccessOccasion.PolicyWouldDeny
        || when instanceof AccessOccasion.GrantUnused;
  }

  private void putTarget(RuleText text) {
    var key = Keys.join(text.tenant(), text.plainName());
    var gone = services.remove(key);
    if (gone != null) {
      gone.close();
    }
    if (text.dropped()) {
      return;
    }
    var endpoint = compiler.endpoint(text);
    if (endpoint.type() == EndpointType.RANGER) {
      services.put(key, new GuardedService(endpoint, sources.open(endpoint)));
    }
  }

  /** Whether there is nothing to watch. */
  boolean isEmpty() {
    return policies.isEmpty();
  }

  /** The policies about a dataset or tags of an event. O(policies). */
  List<AccessPolicy> policies(AccessEvent event, DatasetId dataset) {
    var tags = event.extra().get("tags");
    return policies.values().stream()
        .filter(policy -> policy.tenant().equals(dataset.tenant()))
        .filter(
            policy -> policy.on() == null ? policy.isAboutTag(tags) : policy.on().matches(dataset))
        .toList();
  }

  /** The policies that tell of grants that nobody used. */
  List<AccessPolicy> ofUnusedGrants() {
    return policies.values().stream()
        .filter(policy -> policy.when() instanceof AccessOccasion.GrantUnused)
        .toList();
  }

  /**
   * The service whose policies decide about an access: the policy's own target if it is one, else
   * the only one that guards the dataset.
   */
  Optional<GuardedService> service(AccessPolicy policy, AccessEvent event, DatasetId dataset) {
    var own = services.get(Keys.join(policy.tenant(), policy.via()));
    if (own != null) {
      return Optional.of(own).filter(service -> service.guards(event, dataset));
    }
    var all = services.values().stream().filter(each -> each.guards(event, dataset)).toList();
    return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
  }

  /** The services whose policies a policy is about. */
  List<GuardedService> services(AccessPolicy policy) {
    var own = services.get(Keys.join(policy.tenant(), policy.via()));
    return own != null
        ? List.of(own)
        : services.values().stream()
            .filter(service -> service.endpoint().tenant().equals(policy.tenant()))
            .toList();
  }

  @Override
  public void close() {
    services.values().forEach(GuardedService::close);
    services.clear();
  }
}
