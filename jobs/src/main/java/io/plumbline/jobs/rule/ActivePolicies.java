package io.plumbline.jobs.rule;

import io.plumbline.model.DatasetId;
import io.plumbline.model.RuleText;
import io.plumbline.rules.RuleCompiler;
import io.plumbline.rules.RuleRejectedException;
import io.plumbline.rules.decision.SchedulingPolicy;
import io.plumbline.rules.policy.Policy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The policies of scheduling in force in one subtask. Not thread-safe. */
final class ActivePolicies {
  private static final Logger LOG = LoggerFactory.getLogger(ActivePolicies.class);

  private final RuleCompiler compiler;
  private final Map<String, SchedulingPolicy> byKey = new HashMap<>();

  ActivePolicies(RuleCompiler compiler) {
    this.compiler = compiler;
  }

  /** Takes a version of a policy that is younger than every one before it. */
  void put(RuleText text) {
    byKey.remove(text.key());
    if (text.dropped()) {
      return;
    }
    try {
      if (compiler.policy(text) instanceof Policy.Scheduling scheduling) {
        byKey.put(text.key(), scheduling.policy());
      }
    } catch (RuleRejectedException e) {
      LOG.warn("Cannot read {} version {}: {}", text.name(), text.version(), e.getMessage());
    }
  }

  /** The policies about a dataset. O(policies). */
  List<SchedulingPolicy> of(DatasetId dataset) {
    return byKey.values().stream()
        .filter(policy -> policy.tenant().equals(dataset.tenant()))
        .filter(policy -> policy.on().matches(dataset))
        .toList();
  }
}
