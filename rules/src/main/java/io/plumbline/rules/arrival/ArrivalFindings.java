package io.plumbline.rules.arrival;

import io.plumbline.model.DatasetId;
import io.plumbline.model.Finding;
import io.plumbline.model.Verdict;
import io.plumbline.rules.FindingBuilder;
import io.plumbline.rules.Rule;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What is said of a deadline; all that is said of one deadline has one id. */
final class ArrivalFindings {
  private final Rule rule;

  ArrivalFindings(Rule rule) {
    this.rule = rule;
  }

  Finding inTime(ArrivalState state) {
    return finding(state)
        .verdict(Verdict.PASS, "%s arrived in time".formatted(state.dataset().name()));
  }

  Finding missed(ArrivalState state) {
    var last =
        state.lastArrivalMillis() == 0
            ? "it never came before"
            : "it last came at " + instant(state.lastArrivalMillis());
    return finding(state)
        .verdict(
            Verdict.FAIL,
            "%s has not arrived by %s; %s"
                .formatted(state.dataset().name(), instant(state.deadlineMillis()), last));
  }

  /** The breach was raised for the dataset as it was known then: its correction names the same. */
  Finding madeGood(ArrivalState state, DatasetId dataset, String runId, long atMillis) {
    long deadline = state.breachedMillis();
    boolean late = atMillis > deadline;
    var message =
        late
            ? "%s arrived %s after its deadline"
                .formatted(dataset.name(), words(Duration.ofMillis(atMillis - deadline)))
            : "%s had arrived in time; the telemetry came late".formatted(dataset.name());
    return new FindingBuilder(
            rule, state.dataset(), "", late ? runId : scope(deadline), Math.max(atMillis, deadline))
        .detail("run", runId)
        .verdict(Verdict.PASS, message);
  }

  Finding learning(ArrivalState state, String runId, long atMillis, String progress) {
    return new FindingBuilder(rule, state.dataset(), "", runId, atMillis)
        .detail("learning", progress)
        .verdict(
            Verdict.UNKNOWN,
            "learning when %s comes: %s".formatted(state.dataset().name(), progress));
  }

  private FindingBuilder finding(ArrivalState state) {
    var builder =
        new FindingBuilder(
            rule, state.dataset(), "", scope(state.deadlineMillis()), state.deadlineMillis());
    return state.lastArrivalMillis() == 0
        ? builder
        : builder.detail("lastArrival", Instant.ofEpochMilli(state.lastArrivalMillis()).toString());
  }

  private static String scope(long deadline) {
    return "deadline " + Instant.ofEpochMilli(deadline);
  }

  private static Instant instant(long atMillis) {
    return Instant.ofEpochMilli(atMillis).truncatedTo(ChronoUnit.SECONDS);
  }

  static String words(Duration duration) {
    return duration.toMinutes() < 2
        ? duration.toSeconds() + " s"
        : duration.toHours() < 2 ? duration.toMinutes() + " min" : duration.toHours() + " h";
  }
}
