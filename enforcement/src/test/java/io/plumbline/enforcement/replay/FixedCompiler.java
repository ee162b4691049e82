package io.plumbline.enforcement.replay;

import io.plumbline.model.RuleText;
import io.plumbline.model.StatementKind;
import io.plumbline.rules.Rule;
import io.plumbline.rules.RuleCompiler;
import io.plumbline.rules.access.AccessPolicy;
import io.plumbline.rules.decision.Endpoint;
import io.plumbline.rules.policy.Policy;
import java.util.HashMap;
import java.util.Map;

/** A fake compiler: it knows what texts mean by heart. */
final class FixedCompiler implements RuleCompiler {
  private final Map<String, AccessPolicy> policies = new HashMap<>();
  private final Map<String, Endpoint> endpoints = new HashMap<>();

  /** The text that puts a policy in force. */
  RuleText text(AccessPolicy policy) {
    var name = StatementKind.POLICY.kept(policy.name());
    policies.put(name, policy);
    return new RuleText(policy.tenant(), name, 1, "a policy", false, "ann", 1);
  }

  /** The text that puts a target in force. */
  RuleText text(Endpoint endpoint) {
    var name = StatementKind.TARGET.kept(endpoint.name());
    endpoints.put(name, endpoint);
    return new RuleText(endpoint.tenant(), name, 1, "a target", false, "ann", 1);
  }

  @Override
  public Rule compile(RuleText text) {
    throw new UnsupportedOperationException(text.name());
  }

  @Override
  public Policy policy(RuleText text) {
    return new Policy.Access(policies.get(text.name()));
  }

  @Override
  public Endpoint endpoint(RuleText text) {
    return endpoints.get(text.name());
  }
}
