package io.plumbline.jobs.rule;

import io.plumbline.model.DatasetId;
import io.plumbline.model.RuleText;
import io.plumbline.rules.RuleCompiler;
import io.plumbline.rules.RuleRejectedException;
import io.plumbline.rules.access.AccessPolicy;
import io.plumbline.rules.decision.SchedulingPolicy;
import io.plumbline.rules.policy.Policy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The policies of scheduling and of access in force in one subtask. Not thread-safe. */
final class ActivePolicies {
  private static final Logger LOG = LoggerFactory.getLogger(ActivePolicies.class);

  /** Datasets whose policies are remembered; the index is dropped when it grows beyond this. */
  private static final int MOST_INDEXED = 100_000;

  private final RuleCompiler compiler;
  private final Map<String, SchedulingPolicy> byKey = new HashMap<>();
  private final Map<String, AccessPolicy> access = new HashMap<>();

  /** The policies of scheduling on a dataset by its key. */
  private final Map<String, List<SchedulingPolicy>> schedulingOf = new HashMap<>();

  /** The policies of access on a dataset by its key. */
  private final Map<String, List<AccessPolicy>> accessTo = new HashMap<>();

  ActivePolicies(RuleCompiler compiler) {
    this.compiler = compiler;
  }

  /** Takes a version of a policy that is younger than every one before it. */
  void put(RuleText text) {
    byKey.remove(text.key());
    access.remove(text.key());
    accessTo.clear();
    schedulingOf.clear();
    if (text.dropped()) {
      return;
    }
    try {
      var policy = compiler.policy(text);
      if (policy instanceof Policy.Scheduling scheduling) {
        byKey.put(text.key(), scheduling.policy());
      } else if (policy instanceof Policy.Access byAccess) {
        access.put(text.key(), byAccess.policy());
      }
    } catch (RuleRejectedException e) {
      LOG.warn("Cannot read {} version {}: {}", text.name(), text.version(), e.getMessage());
    }
  }

  /** The policies of scheduling about a dataset. O(1) after the first time. */
  List<SchedulingPolicy> of(DatasetId dataset) {
    return bounded(schedulingOf)
        .computeIfAbsent(
            dataset.key(),
            key ->
                byKey.values().stream()
                    .filter(policy -> policy.tenant().equals(dataset.tenant()))
                    .filter(policy -> policy.on().matches(dataset))
                    .toList());
  }

  private static <P> Map<String, List<P>> bounded(Map<String, List<P>> index) {
    if (index.size() > MOST_INDEXED) {
      index.clear();
    }
    return index;
  }

  /**
   * The policies of access about a dataset or one of its tags. O(1) after the first time but where
   * there are tags.
   *
   * @param tags as a log names them; null for none
   */
  List<AccessPolicy> access(DatasetId dataset, String tags) {
    var named = bounded(accessTo).computeIfAbsent(dataset.key(), key -> on(dataset));
    if (tags == null) {
      return named;
    }
    return Stream.concat(
            named.stream(), ofTenant(dataset).filter(policy -> policy.isAboutTag(tags)))
        .toList();
  }

  private List<AccessPolicy> on(DatasetId dataset) {
    return ofTenant(dataset)
        .filter(policy -> policy.on() != null && policy.on().matches(dataset))
        .toList();
  }

  private Stream<AccessPolicy> ofTenant(DatasetId dataset) {
    return access.values().stream().filter(policy -> policy.tenant().equals(dataset.tenant()));
  }
}
