package io.plumbline.server.gate;

import io.plumbline.model.Command;
import io.plumbline.model.DecisionAction;
import io.plumbline.model.Hashes;
import io.plumbline.model.Json;
import io.plumbline.model.Outcome;
import io.plumbline.model.OutcomeStatus;
import io.plumbline.model.Switching;
import io.plumbline.model.Topics;
import io.plumbline.ranger.authorization.Resource;
import io.plumbline.ranger.authorization.ResourceKind;
import io.plumbline.server.Principal;
import io.plumbline.server.authorization.Rights;
import io.plumbline.server.authorization.Subject;
import io.plumbline.server.http.ProblemException;
import io.plumbline.server.ingest.EventLog;
import io.plumbline.server.view.DecisionView;
import io.plumbline.server.view.DecisionView.Enforced;
import java.time.Clock;

/** What people say of decisions: a command on the log each, which the enforcer takes up. */
public final class DecisionBook {
  private static final int MOST_REASON = 1_000;

  private final EventLog log;
  private final DecisionView decisions;
  private final Clock clock;

  public DecisionBook(EventLog log, DecisionView decisions, Clock clock) {
    this.log = log;
    this.decisions = decisions;
    this.clock = clock;
  }

  /**
   * A decision with what came of it.
   *
   * @throws ProblemException 403 if the caller may not do with it what the call is for, 404 if it
   *     is not there
   */
  public Enforced find(String id, Rights rights) {
    var found = decisions.find(rights.tenant(), id);
    var resource =
        found
            .map(each -> Resource.of(each.decision()))
            .orElseGet(() -> Resource.named(ResourceKind.DECISION, id));
    rights.require(new Subject(resource, id));
    return found.orElseThrow(
        () ->
            ProblemException.notFound(
                "Cannot find decision: " + id + "; GET /v1/decisions lists all"));
  }

  /**
   * Approves or refuses a decision that waits for it; the enforcer acts on it a moment later.
   *
   * @param word {@link Command#DECISION_APPROVED} or {@link Command#DECISION_REJECTED}
   * @throws ProblemException 403 if the caller may not, 404 if it is not there, 409 if it does not
   *     wait, 422 without a reason
   */
  public Enforced judge(String id, String word, String reason, Rights rights) {
    var decision = find(id, rights);
    boolean waits =
        decision.outcomes().stream()
            .anyMatch(outcome -> outcome.status() == OutcomeStatus.AWAITING_APPROVAL);
    if (!waits) {
      throw ProblemException.conflict(
          "Cannot judge decision %s: it waits for nobody".formatted(id));
    }
    append(word, id, checked(reason), rights.caller());
    return decision;
  }

  /**
   * Undoes a decision that took effect: what was held is released, what was set aside comes back.
   *
   * @throws ProblemException 403 if the caller may not, 404 if it is not there, 409 if it cannot be
   *     undone, 422 without a reason
   */
  public Enforced undo(String id, String reason, Rights rights) {
    var by = rights.caller();
    var found = find(id, rights);
    var decision = found.decision();
    // What was to be set aside and failed may be half out of sight.
    boolean mayBeHalfDone = decision.action().reverse() == DecisionAction.RESTORE;
    boolean isApplied =
        found.outcomes().stream()
            .map(Outcome::status)
            .anyMatch(
                status ->
                    status == OutcomeStatus.APPLIED
                        || (mayBeHalfDone && status == OutcomeStatus.FAILED));
    if (!isApplied || decision.action().reverse() == null) {
      throw ProblemException.conflict(
          "Cannot undo decision %s: %s"
              .formatted(
                  id,
                  isApplied
                      ? "nothing undoes " + decision.action()
                      : "it did not take effect; refuse it if it waits"));
    }
    var why = "Undone by %s: %s".formatted(by.name(), checked(reason));
    var undoing = Json.writeBytes(decision.reversed(why, clock.millis()));
    append(Command.DECISION_UNDONE, id, checked(reason), by);
    log.await(log.append(Topics.DECISIONS, by.tenant(), decision.dataset().key(), undoing));
    return found;
  }

  /**
   * Switches enforcement on or off: at one target, or at all.
   *
   * @param target name of the target; null for all
   * @throws ProblemException 422 without a reason
   */
  public void turn(String target, boolean on, String reason, Principal by) {
    var named = target == null || target.isBlank() ? Switching.EVERY_TARGET : target;
    var detail = Json.write(new Switching(named, on, checked(reason)));
    append(Command.ENFORCEMENT_SWITCHED, named, detail, by);
  }

  private void append(String kind, String subject, String detail, Principal by) {
    long now = clock.millis();
    var id = Hashes.of("decision-command", by.tenant(), kind, subject, String.valueOf(now));
    var command = new Command(id, by.tenant(), by.name(), kind, subject, detail, now);
    log.await(log.append(Topics.COMMANDS, by.tenant(), subject, Json.writeBytes(command)));
  }

  private static String checked(String reason) {
    if (reason == null || reason.isBlank()) {
      throw ProblemException.unprocessable("Cannot act without a reason: say why");
    }
    if (reason.length() > MOST_REASON) {
      throw ProblemException.unprocessable(
          "Cannot keep a reason of more than " + MOST_REASON + " characters; shorten it");
    }
    return reason.strip();
  }
}
