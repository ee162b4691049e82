package io.plumbline.enforcement.definition;

import static java.util.Objects.requireNonNull;

import io.plumbline.model.RuleText;
import io.plumbline.model.StatementKind;
import io.plumbline.rules.RuleCompiler;
import io.plumbline.rules.RuleRejectedException;
import io.plumbline.rules.decision.Endpoint;
import io.plumbline.rules.policy.Policy;
import io.plumbline.rules.retention.LegalHold;
import io.plumbline.rules.retention.RetentionPolicy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The definitions in force: a fold of the rules topic. A text that cannot be read is no text that
 * is not there: what depends on it is refused until somebody mends it. Not thread-safe.
 */
public final class Definitions {
  private final RuleCompiler compiler;
  private final Map<String, Kept<LegalHold>> holds = new TreeMap<>();
  private final Map<String, Kept<Policy>> policies = new TreeMap<>();
  private final Map<String, Kept<Endpoint>> endpoints = new TreeMap<>();
  private final Map<String, RuleText> tags = new TreeMap<>();

  /** A text with what it says, or null and why it cannot be read. */
  private record Kept<T>(RuleText text, T value, String problem) {}

  /** Says what a text defines. */
  @FunctionalInterface
  private interface Reading<T> {
    T of(RuleText text);
  }

  public Definitions(RuleCompiler compiler) {
    this.compiler = requireNonNull(compiler, "compiler is null");
  }

  /** Takes the next text. */
  public void apply(RuleText text) {
    switch (text.kind()) {
      case HOLD -> keep(holds, text, compiler::hold);
      case POLICY -> keep(policies, text, compiler::policy);
      case TARGET -> keep(endpoints, text, compiler::endpoint);
      case TAGS -> tags.put(text.key(), text);
      case RULE, CALENDAR -> {
        // Nothing acts by them.
      }
    }
  }

  private static <T> void keep(Map<String, Kept<T>> all, RuleText text, Reading<T> reading) {
    if (text.dropped()) {
      all.remove(text.key());
      return;
    }
    Kept<T> kept;
    try {
      kept = new Kept<>(text, reading.of(text), null);
    } catch (RuleRejectedException e) {
      kept = new Kept<>(text, null, e.getMessage());
    }
    all.put(text.key(), kept);
  }

  /** The tenants that have retention policies. */
  public Set<String> tenantsWithRetention() {
    return tenantsWith(policy -> policy instanceof Policy.Retention);
  }

  /** The tenants that have policies of access about a tag, or had. */
  public Set<String> tenantsWithTagPolicies() {
    var tenants =
        tenantsWith(
            policy -> policy instanceof Policy.Access access && access.policy().tag() != null);
    tags.values().forEach(text -> tenants.add(text.tenant()));
    return tenants;
  }

  private Set<String> tenantsWith(Predicate<Policy> kind) {
    var tenants = new TreeSet<String>();
    policies.values().stream()
        .filter(kept -> kept.value() != null && kind.test(kept.value()))
        .forEach(kept -> tenants.add(kept.text().tenant()));
    return tenants;
  }

  /** The latest texts about tags of a tenant's datasets, the dropped ones too. */
  public List<RuleText> tags(String tenant) {
    return tags.values().stream().filter(text -> text.tenant().equals(tenant)).toList();
  }

  /**
   * The legal holds of a tenant.
   *
   * @throws UnreadableDefinitionException if one cannot be read: it might hold anything
   */
  public List<LegalHold> holds(String tenant) {
    return readable(holds, StatementKind.HOLD, tenant).map(Kept::value).toList();
  }

  /**
   * The retention policies of a tenant.
   *
   * @throws UnreadableDefinitionException if a policy cannot be read: it might keep anything
   */
  public List<RetentionPolicy> retentionPolicies(String tenant) {
    return readable(policies, StatementKind.POLICY, tenant)
        .map(Kept::value)
        .filter(Policy.Retention.class::isInstance)
        .map(policy -> ((Policy.Retention) policy).policy())
        .toList();
  }

  /** A target of a tenant; empty if there is none that can be read. */
  public Optional<Endpoint> endpoint(String tenant, String name) {
    return endpoints.values().stream()
        .filter(kept -> kept.text().tenant().equals(tenant))
        .filter(kept -> kept.text().plainName().equals(name))
        .map(Kept::value)
        .filter(value -> value != null)
        .findFirst();
  }

  private static <T> Stream<Kept<T>> readable(
      Map<String, Kept<T>> all, StatementKind kind, String tenant) {
    var own = all.values().stream().filter(kept -> kept.text().tenant().equals(tenant)).toList();
    own.stream()
        .filter(kept -> kept.value() == null)
        .findFirst()
        .ifPresent(
            kept -> {
              throw new UnreadableDefinitionException(
                  "Cannot read %s %s, so nothing may go: %s; write it anew or drop it"
                      .formatted(kind, kept.text().plainName(), kept.problem()));
            });
    return own.stream();
  }
}
