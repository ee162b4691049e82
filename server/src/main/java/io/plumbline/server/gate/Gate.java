package io.plumbline.server.gate;

import io.plumbline.model.Decision;
import io.plumbline.model.DecisionAction;
import java.util.Collection;
import java.util.Comparator;
import java.util.Objects;

/** Derives what a gate answers from the decisions about a dataset. Pure. */
public final class Gate {

  /** Stands for the dataset as a whole. */
  public static final String WHOLE = "*";

  // Strictest first, then the latest: the answer names the decision that a person should look at.
  private static final Comparator<Decision> STRICTEST =
      Comparator.comparing((Decision decision) -> decision.action() == DecisionAction.FAIL)
          .thenComparingLong(Decision::decidedAtMillis)
          .thenComparing(Decision::id);

  private Gate() {}

  /**
   * The answer for one partition: the strictest of the holds and failures that are in force.
   *
   * @param decisions all decisions about the dataset, in any order
   * @param partition the one to read, or {@link #WHOLE} to read all of them
   */
  public static GateAnswer of(Collection<Decision> decisions, String partition, long nowMillis) {
    return decisions.stream()
        .filter(Gate::restricts)
        .filter(decision -> concerns(decision, partition))
        .filter(
            decision ->
                decision.expiresAtMillis() == null || nowMillis < decision.expiresAtMillis())
        .filter(decision -> decisions.stream().noneMatch(other -> releases(other, decision)))
        .max(STRICTEST)
        .map(Gate::answer)
        .orElseGet(() -> proceed(decisions, partition));
  }

  private static boolean restricts(Decision decision) {
    return decision.action() == DecisionAction.HOLD || decision.action() == DecisionAction.FAIL;
  }

  private static boolean concerns(Decision decision, String partition) {
    return partition.equals(WHOLE) || covers(decision, partition);
  }

  /** Whether the decision is about the partition, or about the dataset as a whole. */
  private static boolean covers(Decision decision, String partition) {
    return decision.partition() == null
        || decision.partition().equals(WHOLE)
        || decision.partition().equals(partition);
  }

  /** A release ends what the same incident restricted; one without an incident ends all. */
  private static boolean releases(Decision release, Decision decision) {
    return release.action() == DecisionAction.RELEASE
        && release.decidedAtMillis() >= decision.decidedAtMillis()
        && covers(release, decision.partition() == null ? WHOLE : decision.partition())
        && (release.incidentId() == null
            || Objects.equals(release.incidentId(), decision.incidentId()));
  }

  private static GateAnswer answer(Decision decision) {
    var verdict =
        decision.action() == DecisionAction.FAIL
            ? GateAnswer.Verdict.FAIL
            : GateAnswer.Verdict.HOLD;
    return new GateAnswer(
        verdict,
        decision.reason(),
        decision.id(),
        decision.incidentId(),
        decision.expiresAtMillis(),
        decision.mandate().proceedsWhenDown());
  }

  private static GateAnswer proceed(Collection<Decision> decisions, String partition) {
    boolean ended =
        decisions.stream().anyMatch(each -> restricts(each) && concerns(each, partition));
    return new GateAnswer(
        GateAnswer.Verdict.PROCEED,
        ended ? "every hold was released or has expired" : "no decision",
        null,
        null,
        null,
        null);
  }
}
