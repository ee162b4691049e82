package io.plumbline.enforcement.target.ranger;

import static java.util.Objects.requireNonNull;

import io.plumbline.connectors.target.EnforcementTarget;
import io.plumbline.connectors.target.TargetOptions;
import io.plumbline.model.Decision;
import io.plumbline.model.DecisionAction;
import io.plumbline.model.Outcome;
import io.plumbline.model.OutcomeStatus;
import io.plumbline.rules.access.AccessDecisions;
import java.time.Clock;

/**
 * A service of Ranger of which a folder of policies is known and no Ranger Admin: what would be
 * denied can be told, and nothing can be written.
 */
public final class RangerFolderTarget implements EnforcementTarget {
  private final String name;
  private final String service;
  private final Clock clock;

  private RangerFolderTarget(String name, String service, Clock clock) {
    this.name = name;
    this.service = service;
    this.clock = requireNonNull(clock, "clock is null");
  }

  /**
   * Opens a target.
   *
   * @throws IllegalArgumentException if an option is wrong
   */
  static RangerFolderTarget open(TargetOptions options, Clock clock) {
    if (options.find("policies").isEmpty()) {
      throw options.wrong("url", "give the address of a Ranger Admin, or a folder of policies");
    }
    return new RangerFolderTarget(options.target(), options.require("service"), clock);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Outcome rehearse(Decision decision) {
    if (decision.action() == DecisionAction.REVIEW) {
      return outcome(decision, OutcomeStatus.REHEARSED, "Would ask a person to look");
    }
    return outcome(
        decision,
        OutcomeStatus.REHEARSED,
        "Would %s %s: everything on %s by a policy of service %s"
            .formatted(
                decision.action(),
                AccessDecisions.who(decision),
                decision.dataset().name(),
                service));
  }

  @Override
  public Outcome enforce(Decision decision) {
    return outcome(
        decision,
        OutcomeStatus.FAILED,
        "Cannot %s in service %s: target %s has a folder of policies and no Ranger Admin; set url"
            .formatted(decision.action(), service, name));
  }

  private Outcome outcome(Decision decision, OutcomeStatus status, String message) {
    return new Outcome(decision.id(), decision.tenant(), name, status, 1, message, clock.millis());
  }

  @Override
  public void close() {}
}
