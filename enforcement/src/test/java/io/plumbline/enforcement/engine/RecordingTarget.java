package io.plumbline.enforcement.engine;

import io.plumbline.connectors.target.EnforcementTarget;
import io.plumbline.connectors.target.RetryableException;
import io.plumbline.model.Decision;
import io.plumbline.model.Outcome;
import io.plumbline.model.OutcomeStatus;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A fake: a target that acts once per decision id, as targets must, and remembers each act. It can
 * be told to fail before or after it acted.
 */
final class RecordingTarget implements EnforcementTarget {
  /** How the next call goes wrong. */
  enum Fault {
    BEFORE_ACTING,
    AFTER_ACTING,
    /** It acts, and cannot tell yet whether that is in effect. */
    UNCONFIRMED
  }

  /** Effects by decision id, in order. */
  final Map<String, String> effects = new LinkedHashMap<>();

  final Deque<Fault> faults = new ArrayDeque<>();
  int calls;

  @Override
  public String name() {
    return "recording";
  }

  @Override
  public Map<String, String> inspect(Decision decision) {
    return Map.of("was", effects.isEmpty() ? "free" : "taken");
  }

  @Override
  public Outcome rehearse(Decision decision) {
    return outcome(decision, OutcomeStatus.REHEARSED, "would " + decision.action());
  }

  @Override
  public Outcome enforce(Decision decision) throws RetryableException {
    calls++;
    var fault = faults.poll();
    if (fault == Fault.BEFORE_ACTING) {
      throw new RetryableException("away", 1, null);
    }
    effects.putIfAbsent(decision.id(), decision.action() + " " + decision.facts().get("was"));
    if (fault == Fault.AFTER_ACTING) {
      throw new RetryableException("no answer in time", 1, null);
    }
    return fault == Fault.UNCONFIRMED
        ? outcome(decision, OutcomeStatus.UNCONFIRMED, "written, not yet in force")
        : outcome(decision, OutcomeStatus.APPLIED, "done");
  }

  private Outcome outcome(Decision decision, OutcomeStatus status, String message) {
    return new Outcome(decision.id(), decision.tenant(), name(), status, 1, message, 0);
  }

  @Override
  public String unitOf(String job) {
    int dot = job.indexOf('.');
    return dot < 0 ? job : job.substring(0, dot);
  }

  @Override
  public void close() {}
}
