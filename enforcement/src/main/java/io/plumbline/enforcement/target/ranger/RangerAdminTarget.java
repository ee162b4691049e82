package io.plumbline.enforcement.target.ranger;

import io.plumbline.connectors.target.Attempts;
import io.plumbline.connectors.target.Effect;
import io.plumbline.connectors.target.EnforcementTarget;
import io.plumbline.connectors.target.KeptFacts;
import io.plumbline.connectors.target.RetryableException;
import io.plumbline.connectors.target.TargetOptions;
import io.plumbline.connectors.target.http.Authorization;
import io.plumbline.connectors.target.http.JsonApi;
import io.plumbline.connectors.target.http.Patience;
import io.plumbline.connectors.target.http.RefusedException;
import io.plumbline.model.Decision;
import io.plumbline.model.DecisionAction;
import io.plumbline.model.Outcome;
import io.plumbline.model.OutcomeStatus;
import io.plumbline.rules.access.AccessDecisions;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.apache.ranger.plugin.model.RangerPolicy;
import org.apache.ranger.plugin.model.RangerService;

/**
 * Takes rights away, and gives them back, by policies of our own in a Ranger Admin. A policy is in
 * force once every plugin of its service is known to act by it; until then the outcome is that it
 * is written, and it is asked again. Tried against a double of ours that checks what it is sent
 * with Ranger's own model and validation; no test runs Ranger Admin itself.
 */
public final class RangerAdminTarget implements EnforcementTarget {
  /** Fact of an outcome: the version of the service's policies that has the policy. */
  private static final String VERSION = "policy-version";

  private static final String IN_FORCE = "in-force";

  /** Policies on one resource with the same times that are stepped around. */
  private static final int MOST_ALIKE = 20;

  private final String name;
  private final String namespace;
  private final RangerAdmin admin;
  private final Attempts attempts;
  private final KeptFacts kept = new KeptFacts();

  private RangerAdminTarget(TargetOptions options, Patience patience, Clock clock) {
    this.name = options.target();
    this.namespace = options.find("namespace").orElse(null);
    this.admin =
        new RangerAdmin(
            new JsonApi(
                options.url(), options.addressRules(), patience.timeout(), authorization(options)),
            options.require("service"),
            options.find("zone").orElse(null));
    this.attempts = new Attempts(name, admin.http().host(), patience, clock);
  }

  /**
   * Opens the target of a service; one without {@code url} can only rehearse. Calls nobody yet.
   *
   * @throws IllegalArgumentException if an option is wrong or a secret cannot be read
   */
  public static EnforcementTarget open(TargetOptions options, Clock clock) {
    return options.find("url").isPresent()
        ? open(options, options.patience(), clock)
        : RangerFolderTarget.open(options, clock);
  }

  static RangerAdminTarget open(TargetOptions options, Patience patience, Clock clock) {
    return new RangerAdminTarget(options, patience, clock);
  }

  private static Authorization authorization(TargetOptions options) {
    return options
        .find("user")
        .map(user -> Authorization.basic(user, options.secret("password")))
        .orElseGet(options::bearer);
  }

  @Override
  public String name() {
    return name;
  }

  /** Nothing has to be known: the name of a policy follows from its decision. */
  @Override
  public Map<String, String> inspect(Decision decision) {
    return Map.of();
  }

  @Override
  public Outcome enforce(Decision decision) throws RetryableException {
    var outcome =
        attempts.perform(
            decision,
            OutcomeStatus.APPLIED,
            () -> decision.action() == DecisionAction.GRANT ? undo(decision) : deny(decision));
    return "false".equals(outcome.facts().get(IN_FORCE))
        ? outcome.with(OutcomeStatus.UNCONFIRMED)
        : outcome;
  }

  @Override
  public Outcome rehearse(Decision decision) throws RetryableException {
    return attempts.perform(decision, OutcomeStatus.REHEARSED, () -> tell(decision));
  }

  private Effect tell(Decision decision)
      throws IOException, InterruptedException, RefusedException {
    if (decision.action() == DecisionAction.REVIEW) {
      return Effect.of("Would ask a person to look; Ranger would be left as it is");
    }
    if (decision.action() == DecisionAction.GRANT) {
      return Effect.of("Would delete policy " + Denial.name(decision.parent()));
    }
    var service = service(decision);
    Denial.of(decision, service, admin.zone(), 0);
    return Effect.of(
        "Would deny %s everything on %s by policy %s of service %s"
            .formatted(
                AccessDecisions.who(decision),
                decision.dataset().name(),
                Denial.name(decision.id()),
                service.getName()));
  }

  private Effect deny(Decision decision)
      throws IOException, InterruptedException, RefusedException {
    var service = service(decision);
    var found = ours(decision.id());
    var policy = found.isPresent() ? found.get() : written(decision, service);
    var version = kept.find(decision, decision.id(), VERSION);
    if (version.isEmpty()) {
      version = Optional.of(String.valueOf(admin.current().getPolicyVersion()));
      kept.keep(decision.id(), Map.of(VERSION, version.get()));
    }
    var spread = Spread.of(Long.parseLong(version.get()), admin.plugins());
    return new Effect(
        "Policy %s (%d) denies %s everything on %s; %s"
            .formatted(
                policy.getName(),
                policy.getId(),
                AccessDecisions.who(decision),
                decision.dataset().name(),
                spread.told()),
        Map.of(VERSION, version.get(), IN_FORCE, String.valueOf(spread.isInForce())));
  }

  private RangerPolicy written(Decision decision, RangerService service)
      throws IOException, InterruptedException, RefusedException {
    for (int before = 0; before < MOST_ALIKE; before++) {
      var policy = admin.create(Denial.of(decision, service, admin.zone(), before));
      if (policy.isPresent()) {
        return policy.get();
      }
    }
    throw new RefusedException(
        "Cannot write a policy on %s: %d others have the same times"
            .formatted(decision.dataset().name(), MOST_ALIKE));
  }

  /** The policy of a decision; refuses one of that name which a person made. */
  private Optional<RangerPolicy> ours(String decisionId)
      throws IOException, InterruptedException, RefusedException {
    var found = admin.find(Denial.name(decisionId));
    if (found.isPresent() && !Denial.isOurs(found.get(), decisionId)) {
      throw new RefusedException(
          "Cannot touch policy %s: it has not the label %s, so a person may have made it"
              .formatted(found.get().getName(), Denial.LABEL));
    }
    return found;
  }

  private Effect undo(Decision decision)
      throws IOException, InterruptedException, RefusedException {
    var policy = ours(decision.parent());
    if (policy.isEmpty()) {
      return Effect.of("Policy %s is gone already".formatted(Denial.name(decision.parent())));
    }
    admin.delete(policy.get());
    return Effect.of(
        "Policy %s is deleted; plugins follow when they ask next"
            .formatted(policy.get().getName()));
  }

  private RangerService service(Decision decision)
      throws IOException, InterruptedException, RefusedException {
    if (decision.action() != DecisionAction.REVOKE && decision.action() != DecisionAction.DENY) {
      throw new RefusedException(
          "Cannot %s in Ranger; choose another target".formatted(decision.action()));
    }
    if (namespace != null && !namespace.equals(decision.dataset().namespace())) {
      throw new RefusedException(
          "Cannot deny access to %s: target %s guards datasets of namespace %s"
              .formatted(decision.dataset().id(), name, namespace));
    }
    var service = admin.current();
    if (!admin.takesDenials(service.getType())) {
      throw new RefusedException(
          "Cannot deny in service %s: its type has no deny items; set its option"
                  .formatted(service.getName())
              + " enableDenyAndExceptionsInPolicies to true");
    }
    return service;
  }

  @Override
  public void close() {
    admin.close();
  }

  /** Names target and host alone. */
  @Override
  public String toString() {
    return "RangerAdminTarget[%s at %s]".formatted(name, admin.http().host());
  }
}
