package io.plumbline.rules.arrival;

import io.plumbline.model.DatasetId;
import io.plumbline.model.Finding;
import io.plumbline.model.Verdict;
import io.plumbline.rules.Expectation;
import io.plumbline.rules.FindingBuilder;
import io.plumbline.rules.Rule;
import io.plumbline.rules.Step;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Raises a breach at the deadline itself, with no event needed, and resolves it when the dataset
 * comes. Deadlines that had passed before the detector heard of the dataset are never breaches, so
 * a backfill or a restart raises none.
 *
 * <p>The caller wakes it at {@link Step#wakeAtMillis}; a wake-up at any other time does nothing.
 */
public final class ArrivalDetector {
  private final Rule rule;

  public ArrivalDetector(Rule rule) {
    this.rule = rule;
  }

  /**
   * The rule came into force.
   *
   * @param nowMillis how far event time has come; {@link Long#MIN_VALUE} when it has not begun
   */
  public Step<ArrivalState> declare(
      ArrivalState state, DatasetId awaited, long atMillis, long nowMillis) {
    if (state != null && state.ruleVersion() == rule.version()) {
      return new Step<>(state, List.of(), state.deadlineMillis());
    }
    long last = state == null ? 0 : state.lastArrivalMillis();
    var dataset = state == null ? awaited : state.dataset();
    var fresh = new ArrivalState(rule.version(), dataset, last, 0, 0, 0, 0);
    return arm(fresh, Math.max(atMillis, last), nowMillis, List.of());
  }

  /** The dataset arrived. Arrivals may come out of order and more than once. */
  public Step<ArrivalState> arrive(
      ArrivalState state, DatasetId dataset, String runId, long atMillis, long nowMillis) {
    var current =
        state == null || state.ruleVersion() != rule.version()
            ? new ArrivalState(rule.version(), dataset, 0, 0, 0, 0, 0)
            : state;
    if (current.breachedMillis() > 0 && atMillis > current.breachedFromMillis()) {
      return makeGood(current, dataset, runId, atMillis, nowMillis);
    }
    if (atMillis <= current.lastArrivalMillis()) {
      return new Step<>(current, List.of(), current.deadlineMillis());
    }
    var seen =
        new ArrivalState(
            rule.version(),
            dataset,
            atMillis,
            current.deadlineMillis(),
            current.periodStartMillis(),
            0,
            0);
    boolean renews =
        current.deadlineMillis() == 0 || rule.expectation() instanceof Expectation.ArrivalEvery;
    return renews
        ? arm(seen, atMillis, nowMillis, List.of())
        : new Step<>(seen, List.of(), seen.deadlineMillis());
  }

  /** Event time has reached {@code nowMillis}. */
  public Step<ArrivalState> wake(ArrivalState state, long nowMillis) {
    if (state.deadlineMillis() == 0 || nowMillis < state.deadlineMillis()) {
      return new Step<>(state, List.of(), state.deadlineMillis());
    }
    long deadline = state.deadlineMillis();
    boolean arrived = state.lastArrivalMillis() > state.periodStartMillis();
    if (arrived) {
      var inTime =
          finding(state, state.dataset(), deadline)
              .verdict(Verdict.PASS, "%s arrived in time".formatted(state.dataset().name()));
      return arm(state, deadline, nowMillis, List.of(inTime));
    }
    var finding =
        finding(state, state.dataset(), deadline).verdict(Verdict.FAIL, lateMessage(state));
    boolean open = state.breachedMillis() > 0;
    var breached =
        new ArrivalState(
            state.ruleVersion(),
            state.dataset(),
            state.lastArrivalMillis(),
            0,
            0,
            open ? state.breachedMillis() : deadline,
            open ? state.breachedFromMillis() : state.periodStartMillis());
    return rule.expectation() instanceof Expectation.ArrivalBy
        ? arm(breached, deadline, nowMillis, List.of(finding))
        : new Step<>(breached, List.of(finding), 0);
  }

  /** An arrival while a breach is open: late, or in time but told late. */
  private Step<ArrivalState> makeGood(
      ArrivalState state, DatasetId dataset, String runId, long atMillis, long nowMillis) {
    long deadline = state.breachedMillis();
    boolean late = atMillis > deadline;
    var message =
        late
            ? "%s arrived %s after its deadline"
                .formatted(dataset.name(), words(Duration.ofMillis(atMillis - deadline)))
            : "%s had arrived in time; the telemetry came late".formatted(dataset.name());
    // The breach was raised for the dataset as it was known then: its correction must name the
    // same.
    var finding =
        new FindingBuilder(
                rule,
                state.dataset(),
                "",
                late ? runId : scope(deadline),
                Math.max(atMillis, deadline))
            .detail("run", runId)
            .verdict(Verdict.PASS, message);
    var good =
        new ArrivalState(
            rule.version(),
            state.dataset(),
            Math.max(atMillis, state.lastArrivalMillis()),
            state.deadlineMillis(),
            // A late arrival makes its own deadline good, not the next one too.
            Math.max(state.periodStartMillis(), atMillis),
            0,
            0);
    return good.deadlineMillis() == 0
        ? arm(good, atMillis, nowMillis, List.of(finding))
        : new Step<>(good, List.of(finding), good.deadlineMillis());
  }

  private Step<ArrivalState> arm(
      ArrivalState state, long atMillis, long nowMillis, List<Finding> findings) {
    long deadline;
    long periodStart;
    if (rule.expectation() instanceof Expectation.ArrivalBy by) {
      deadline = Deadlines.after(by, Math.max(atMillis, nowMillis));
      periodStart = Math.max(Deadlines.before(by, deadline), state.periodStartMillis());
    } else {
      var every = (Expectation.ArrivalEvery) rule.expectation();
      long patience = every.interval().plus(every.grace()).toMillis();
      deadline = atMillis + patience;
      if (deadline <= nowMillis) {
        deadline = nowMillis + patience;
      }
      periodStart = Math.max(atMillis, state.lastArrivalMillis());
    }
    var armed =
        new ArrivalState(
            state.ruleVersion(),
            state.dataset(),
            state.lastArrivalMillis(),
            deadline,
            periodStart,
            state.breachedMillis(),
            state.breachedFromMillis());
    return new Step<>(armed, findings, deadline);
  }

  private FindingBuilder finding(ArrivalState state, DatasetId dataset, long deadline) {
    var builder = new FindingBuilder(rule, dataset, "", scope(deadline), deadline);
    return state.lastArrivalMillis() == 0
        ? builder
        : builder.detail("lastArrival", Instant.ofEpochMilli(state.lastArrivalMillis()).toString());
  }

  private static String scope(long deadline) {
    return "deadline " + Instant.ofEpochMilli(deadline);
  }

  private String lateMessage(ArrivalState state) {
    var by = Instant.ofEpochMilli(state.deadlineMillis()).truncatedTo(ChronoUnit.SECONDS);
    var last =
        state.lastArrivalMillis() == 0
            ? "it never came before"
            : "it last came at "
                + Instant.ofEpochMilli(state.lastArrivalMillis()).truncatedTo(ChronoUnit.SECONDS);
    return "%s has not arrived by %s; %s".formatted(state.dataset().name(), by, last);
  }

  private static String words(Duration duration) {
    return duration.toMinutes() < 2
        ? duration.toSeconds() + " s"
        : duration.toHours() < 2 ? duration.toMinutes() + " min" : duration.toHours() + " h";
  }
}
