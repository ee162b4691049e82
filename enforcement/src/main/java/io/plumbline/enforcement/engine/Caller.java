package io.plumbline.enforcement.engine;

import io.plumbline.connectors.target.EnforcementTarget;
import io.plumbline.connectors.target.GateTarget;
import io.plumbline.connectors.target.RetryableException;
import io.plumbline.model.Decision;
import io.plumbline.model.Outcome;
import io.plumbline.model.OutcomeStatus;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** Makes one call of one target. Blocks; never throws. */
final class Caller {
  private final Reach reach;
  private final Clock clock;

  Caller(Reach reach, Clock clock) {
    this.reach = reach;
    this.clock = clock;
  }

  Answered make(Call call, EnforcementTarget target) {
    try {
      return switch (call.kind()) {
        case INSPECT -> new Answered.Inspected(call.decision(), inspect(call.decision(), target));
        case REHEARSE, ENFORCE -> ended(call, target);
      };
    } catch (RetryableException | RuntimeException e) {
      // What a target or the graph throws beside RetryableException is not known to be final.
      return new Answered.Failed(call, String.valueOf(e.getMessage()));
    }
  }

  private static Map<String, String> inspect(Decision decision, EnforcementTarget target)
      throws RetryableException {
    return actsItself(decision, target) ? target.inspect(decision) : Map.of();
  }

  private Answered ended(Call call, EnforcementTarget target) throws RetryableException {
    var decision = call.decision();
    boolean reaches = decision.mandate().depth() > 0 && !decision.isUndoing();
    var following = reaches ? reach.of(decision, target) : List.<Decision>of();
    Outcome outcome;
    if (!actsItself(decision, target)) {
      outcome = reached(call, following);
    } else if (call.kind() == Call.Kind.ENFORCE) {
      outcome = target.enforce(decision);
      following = reaches ? following : target.following(decision);
    } else {
      outcome = target.rehearse(decision);
    }
    boolean goesOn =
        outcome.status() == OutcomeStatus.APPLIED || outcome.status() == OutcomeStatus.REHEARSED;
    return new Answered.Ended(decision, outcome, goesOn ? following : List.of());
  }

  /** A scheduler holds jobs: the decision on a dataset is brought to those that read it. */
  private static boolean actsItself(Decision decision, EnforcementTarget target) {
    return decision.mandate().depth() == 0 || target.name().equals(GateTarget.NAME);
  }

  private Outcome reached(Call call, List<Decision> following) {
    var decision = call.decision();
    var jobs = following.stream().map(Decision::job).limit(10).toList();
    return new Outcome(
        decision.id(),
        decision.tenant(),
        decision.target(),
        call.kind() == Call.Kind.ENFORCE ? OutcomeStatus.APPLIED : OutcomeStatus.REHEARSED,
        0,
        decision.isUndoing()
            ? "Undone for each job downstream by itself"
            : told(decision, jobs, following.size()),
        clock.millis());
  }

  private static String told(Decision decision, List<String> jobs, int count) {
    return count == 0
        ? "No job downstream reads " + decision.dataset().name()
        : "Reaches %d jobs downstream: %s".formatted(count, String.join(", ", jobs));
  }
}
