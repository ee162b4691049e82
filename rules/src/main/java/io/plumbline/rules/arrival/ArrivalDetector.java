package io.plumbline.rules.arrival;

import io.plumbline.model.DatasetId;
import io.plumbline.model.Finding;
import io.plumbline.rules.ArrivalExpectation;
import io.plumbline.rules.Rule;
import io.plumbline.rules.Step;
import io.plumbline.rules.calendar.Calendars;
import java.util.List;

/**
 * Raises a breach at the deadline itself, with no event needed, and resolves it when the dataset
 * comes. Deadlines that had passed before the detector heard of the dataset are never breaches, so
 * a backfill or a restart raises none. An arrival that was in time and is told late corrects the
 * very finding that said it had not come.
 *
 * <p>The caller wakes it at {@link Step#wakeAtMillis}; a wake-up at any other time does nothing.
 * Each step is O(1).
 */
public final class ArrivalDetector {
  private final Rule rule;
  private final Awaiting awaiting;
  private final ArrivalFindings findings;
  private final UsualArrival usual;

  /**
   * @param rule one that expects arrivals
   * @param calendars those that the rule may name; one that is missing has no holidays
   */
  public ArrivalDetector(Rule rule, Calendars calendars) {
    this.rule = rule;
    this.awaiting = Awaiting.of((ArrivalExpectation) rule.expectation(), calendars);
    this.findings = new ArrivalFindings(rule);
    this.usual = awaiting instanceof LearnedAwaiting learned ? learned.usual() : null;
  }

  /**
   * The rule came into force.
   *
   * @param nowMillis how far event time has come; {@link Long#MIN_VALUE} when it has not begun
   */
  public Step<ArrivalState> declare(
      ArrivalState state, DatasetId awaited, long atMillis, long nowMillis) {
    if (state != null && state.ruleVersion() == rule.version()) {
      return step(state, List.of());
    }
    var fresh = ArrivalState.initial(rule.version(), awaited);
    if (state != null) {
      fresh =
          fresh.arrived(
              state.dataset(), state.lastArrivalMillis(), usual == null ? null : state.history());
    }
    return arm(fresh, Math.max(atMillis, fresh.lastArrivalMillis()), nowMillis, List.of());
  }

  /**
   * The dataset that it follows arrived.
   *
   * @param awaited the dataset of the rule
   */
  public Step<ArrivalState> arriveUpstream(
      ArrivalState state, DatasetId awaited, long atMillis, long nowMillis) {
    var current = current(state, awaited);
    if (atMillis <= current.upstreamMillis()) {
      return step(current, List.of());
    }
    var followed = current.followed(atMillis);
    return current.deadlineMillis() > 0
        ? step(followed, List.of())
        : arm(followed, atMillis, nowMillis, List.of());
  }

  /** The dataset arrived. Arrivals may come out of order and more than once. */
  public Step<ArrivalState> arrive(
      ArrivalState state, DatasetId dataset, String runId, long atMillis, long nowMillis) {
    var current = current(state, dataset);
    if (current.breachedMillis() > 0 && atMillis > current.breachedFromMillis()) {
      return makeGood(current, dataset, runId, atMillis, nowMillis);
    }
    if (atMillis <= current.lastArrivalMillis()) {
      return step(current, List.of());
    }
    var seen = current.arrived(dataset, atMillis, learned(current, atMillis));
    var told = learning(seen, runId, atMillis);
    boolean renews =
        seen.deadlineMillis() == 0
            || (awaiting.isRenewedByArrival() && atMillis > seen.periodStartMillis());
    return renews ? arm(seen, atMillis, nowMillis, told) : step(seen, told);
  }

  /** Event time has reached {@code nowMillis}. */
  public Step<ArrivalState> wake(ArrivalState state, long nowMillis) {
    long deadline = state.deadlineMillis();
    if (deadline == 0 || nowMillis < deadline) {
      return step(state, List.of());
    }
    if (!awaiting.holds(deadline)) {
      return arm(state, deadline, nowMillis, List.of());
    }
    if (state.lastArrivalMillis() > state.periodStartMillis()) {
      return arm(state, deadline, nowMillis, List.of(findings.inTime(state)));
    }
    var missed = state.missed();
    var gone = new Armed(deadline, state.periodStartMillis());
    var next = awaiting.afterMissed(missed, gone, nowMillis);
    return step(missed.armed(next), List.of(findings.missed(state)));
  }

  /** An arrival while a breach is open: late, or in time but told late. */
  private Step<ArrivalState> makeGood(
      ArrivalState state, DatasetId dataset, String runId, long atMillis, long nowMillis) {
    var finding = findings.madeGood(state, dataset, runId, atMillis);
    var learned = atMillis > state.lastArrivalMillis() ? learned(state, atMillis) : state.history();
    var good = state.arrived(dataset, atMillis, learned);
    return good.deadlineMillis() == 0 || awaiting.isMetAtOnce()
        ? arm(good, atMillis, nowMillis, List.of(finding))
        : step(good.awaitingAfter(atMillis), List.of(finding));
  }

  private ArrivalState current(ArrivalState state, DatasetId dataset) {
    return state == null || state.ruleVersion() != rule.version()
        ? ArrivalState.initial(rule.version(), dataset)
        : state;
  }

  private ArrivalHistory learned(ArrivalState state, long atMillis) {
    if (usual == null) {
      return null;
    }
    var history = state.history() == null ? ArrivalHistory.empty() : state.history();
    return usual.add(history, atMillis);
  }

  private List<Finding> learning(ArrivalState state, String runId, long atMillis) {
    if (usual == null) {
      return List.of();
    }
    return usual
        .learning(state.history())
        .map(progress -> findings.learning(state, runId, atMillis, progress))
        .stream()
        .toList();
  }

  private Step<ArrivalState> arm(
      ArrivalState state, long atMillis, long nowMillis, List<Finding> told) {
    return step(state.armed(awaiting.after(state, atMillis, nowMillis)), told);
  }

  private static Step<ArrivalState> step(ArrivalState state, List<Finding> told) {
    return new Step<>(state, told, state.deadlineMillis());
  }
}
