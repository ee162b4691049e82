package io.plumbline.rules.forecast;

import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import io.plumbline.model.Verdict;
import io.plumbline.model.ViolationAction;
import io.plumbline.rules.ArrivalExpectation;
import io.plumbline.rules.FindingBuilder;
import io.plumbline.rules.Rule;
import io.plumbline.rules.arrival.Deadlines;
import io.plumbline.rules.calendar.Calendars;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Announces that a deadline by the clock will be missed, before it is, with the probability and the
 * cause; corrects that as events come; withdraws it when it is no longer likely, and ends it when
 * the dataset is there. A warning is one step less grave than the rule and asks for an alert alone.
 */
public final class EarlyWarning {
  /** Detail that tells a warning from a breach. */
  public static final String FORECAST = "forecast";

  private static final double ANNOUNCED = 0.8;
  private static final double WITHDRAWN = 0.5;
  private static final long AHEAD_MILLIS = Duration.ofHours(12).toMillis();
  private static final long TOLD_AGAIN_MILLIS = Duration.ofMinutes(15).toMillis();

  private final Rule rule;
  private final ArrivalExpectation.ByClock expectation;
  private final Deadlines deadlines;
  private final Pasts pasts;
  private final UsualTimes times;

  /**
   * @param rule one whose deadlines the clock gives
   * @param times of the moment in which it looks ahead
   */
  public EarlyWarning(Rule rule, Calendars calendars, Pasts pasts, UsualTimes times) {
    this.rule = rule;
    this.expectation = (ArrivalExpectation.ByClock) rule.expectation();
    this.deadlines = new Deadlines(expectation, calendars.orNone(expectation.calendar()));
    this.pasts = pasts;
    this.times = times;
  }

  /** What is announced from now on, and what is to be said. */
  public record Told(Warning next, List<Finding> findings) {}

  /** Looks ahead. */
  public Told at(Warning warning, long nowMillis) {
    var past = pasts.dataset(warning.datasetKey());
    if (past == null) {
      return new Told(warning, List.of());
    }
    if (!warning.isOpen()) {
      return announce(warning, past, nowMillis);
    }
    if (past.lastMillis() > warning.fromMillis()) {
      return ended(warning, past);
    }
    // Past its deadline the breach speaks; the cause stays told until the dataset is there.
    return nowMillis >= warning.deadlineMillis()
        ? new Told(warning, List.of())
        : corrected(warning, past, nowMillis);
  }

  private Told announce(Warning warning, DatasetPast past, long nowMillis) {
    long deadline = deadlines.after(nowMillis);
    if (deadline == 0 || deadline - nowMillis > AHEAD_MILLIS) {
      return new Told(warning, List.of());
    }
    var forecaster = new Forecaster(pasts, times, expectation.zone(), nowMillis);
    var estimate = forecaster.expect(past, deadline);
    if (estimate.isEmpty()
        || estimate.get().isThere()
        || !estimate.get().delays()
        || estimate.get().isAfter(deadline) < ANNOUNCED) {
      return new Told(warning, List.of());
    }
    long from = forecaster.occurrence(past, deadline).orElseThrow().fromMillis();
    var next = told(warning, deadline, from, estimate.get());
    return new Told(next, List.of(announcement(next, past, estimate.get(), nowMillis)));
  }

  private Told corrected(Warning warning, DatasetPast past, long nowMillis) {
    var found =
        new Forecaster(pasts, times, expectation.zone(), nowMillis)
            .expect(past, warning.deadlineMillis());
    if (found.isEmpty()) {
      return new Told(warning, List.of());
    }
    var estimate = found.get();
    if (estimate.isAfter(warning.deadlineMillis()) < WITHDRAWN) {
      var message =
          "%s is expected at %s, in time after all"
              .formatted(past.dataset().name(), instant(estimate.meanMillis()));
      return new Told(none(warning), List.of(passed(warning, past, nowMillis, message)));
    }
    boolean otherCause = !estimate.cause().equals(warning.cause());
    // What is overdue is later by each minute: that is told at each half as late again.
    double later = estimate.meanMillis() - warning.expectedMillis();
    double toldLate = warning.expectedMillis() - warning.deadlineMillis();
    boolean otherTime =
        later <= -TOLD_AGAIN_MILLIS || later >= Math.max(TOLD_AGAIN_MILLIS, toldLate / 2);
    if (!otherCause && !otherTime) {
      return new Told(warning, List.of());
    }
    var next = told(warning, warning.deadlineMillis(), warning.fromMillis(), estimate);
    var findings = new ArrayList<Finding>();
    if (otherCause) {
      var message = "%s no longer holds up %s".formatted(warning.cause(), past.dataset().name());
      findings.add(passed(warning, past, nowMillis, message));
    }
    findings.add(announcement(next, past, estimate, nowMillis));
    return new Told(next, findings);
  }

  private Told ended(Warning warning, DatasetPast past) {
    long late = past.lastMillis() - warning.deadlineMillis();
    var name = past.dataset().name();
    var message =
        late <= 0
            ? name + " arrived in time after all"
            : "%s arrived, %s late".formatted(name, minutes(late));
    return new Told(none(warning), List.of(passed(warning, past, past.lastMillis(), message)));
  }

  private Finding announcement(
      Warning warning, DatasetPast past, Estimate estimate, long nowMillis) {
    double late = estimate.meanMillis() - warning.deadlineMillis();
    double probability = estimate.isAfter(warning.deadlineMillis());
    var severities = Severity.values();
    return finding(warning, past, nowMillis)
        .detail("probability", String.format(Locale.ROOT, "%.2f", probability))
        .detail("expectedAt", instant(estimate.meanMillis()).toString())
        .verdict(
            Verdict.FAIL,
            severities[Math.max(0, rule.severity().ordinal() - 1)],
            "%s will be about %s late because %s (%d %% sure; due by %s)"
                .formatted(
                    past.dataset().name(),
                    minutes(late),
                    estimate.reason(),
                    Math.min(99, Math.round(100 * probability)),
                    instant(warning.deadlineMillis())));
  }

  private Finding passed(Warning warning, DatasetPast past, long atMillis, String message) {
    return finding(warning, past, atMillis).verdict(Verdict.PASS, message);
  }

  private FindingBuilder finding(Warning warning, DatasetPast past, long atMillis) {
    return new FindingBuilder(
            rule,
            past.dataset(),
            "late because of " + warning.cause(),
            "forecast for " + Instant.ofEpochMilli(warning.deadlineMillis()),
            atMillis)
        .actions(List.of(ViolationAction.ALERT))
        .detail(FORECAST, String.valueOf(true))
        .detail("cause", warning.cause());
  }

  private Warning told(Warning warning, long deadline, long from, Estimate estimate) {
    return new Warning(
        warning.datasetKey(),
        rule.version(),
        deadline,
        from,
        estimate.cause(),
        Math.round(estimate.meanMillis()));
  }

  private Warning none(Warning warning) {
    return Warning.none(warning.datasetKey(), rule.version());
  }

  private static Instant instant(double atMillis) {
    return Instant.ofEpochMilli(Math.round(atMillis)).truncatedTo(ChronoUnit.MINUTES);
  }

  private static String minutes(double millis) {
    long minutes = Math.max(1, Math.round(millis / 60_000));
    return minutes < 120 ? minutes + " min" : Math.round(minutes / 60.0) + " h";
  }
}
