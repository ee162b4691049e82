package io.plumbline.rules.quality;

import io.plumbline.model.DatasetId;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import io.plumbline.model.Verdict;
import io.plumbline.rules.EmptyPolicy;
import io.plumbline.rules.Expectation;
import io.plumbline.rules.FindingBuilder;
import io.plumbline.rules.MetricValues;
import io.plumbline.rules.Rule;
import io.plumbline.rules.RuleMetrics;
import io.plumbline.rules.SeverityLevel;
import io.plumbline.rules.Truth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The verdict of a rule about rows on what is known of a scope. */
public final class RowJudge {
  private RowJudge() {}

  /** The verdict on one segment; empty when the rule gives none on a scope without rows. */
  static Optional<RowVerdict> judge(Rule rule, RowScope scope, String segment, ScopeValues values) {
    long rows = values.rows();
    if (!values.isEvaluated() || (rows == 0 && rule.onEmpty() == EmptyPolicy.SKIP)) {
      return Optional.empty();
    }
    var metrics = measured(rule, values);
    var tally = values.tally();
    Verdict verdict;
    String message;
    if (rows == 0 && rule.onEmpty() != EmptyPolicy.UNKNOWN) {
      verdict = rule.onEmpty() == EmptyPolicy.PASS ? Verdict.PASS : Verdict.FAIL;
      message = "no rows to judge";
    } else if (rule.expectation() instanceof Expectation.EachRow each) {
      verdict = verdict(each, tally);
      message = message(each, tally);
    } else if (rule.expectation() instanceof Expectation.Normal normal) {
      verdict = Verdict.UNKNOWN;
      message = "whether " + normal.metric().text() + " is normal is not known";
    } else {
      var condition = ((Expectation.Metrics) rule.expectation()).condition();
      verdict = verdict(condition.test(values));
      message = "expected " + condition.sql();
    }
    var result =
        new RowVerdict(
            rule,
            scope,
            SegmentNames.values(segment),
            verdict,
            verdict == Verdict.FAIL ? severity(rule, values) : Severity.INFO,
            verdict == Verdict.FAIL,
            metrics,
            rows,
            violations(rule, tally),
            tally.unknown(),
            verdict == Verdict.FAIL || tally.violations() > 0 ? tally.samples() : List.of(),
            "");
    return Optional.of(withMessage(result, message));
  }

  private static RowVerdict withMessage(RowVerdict verdict, String message) {
    var where = verdict.segment().isEmpty() ? "" : " in segment " + verdict.segmentText();
    var figures = verdict.metrics().isEmpty() ? "" : "; " + verdict.figures();
    return new RowVerdict(
        verdict.rule(),
        verdict.scope(),
        verdict.segment(),
        verdict.verdict(),
        verdict.severity(),
        verdict.isViolated(),
        verdict.metrics(),
        verdict.rows(),
        verdict.violations(),
        verdict.unknown(),
        verdict.samples(),
        message + where + figures);
  }

  /** The finding of a metric rule on values that are known already, such as those a run reports. */
  public static Finding judge(
      Expectation.Metrics expectation,
      MetricValues values,
      FindingBuilder finding,
      DatasetId dataset) {
    var condition = expectation.condition();
    var calls = condition.metrics();
    var figures =
        calls.stream()
            .map(call -> call.text() + " = " + values.of(call))
            .collect(Collectors.joining(", "));
    if (calls.size() == 1 && values.of(calls.get(0)) != null) {
      finding.observed(values.of(calls.get(0)).doubleValue());
    }
    return finding
        .detail("metrics", figures)
        .verdict(
            verdict(condition.test(values)),
            "%s: expected %s; %s".formatted(dataset.name(), condition.sql(), figures));
  }

  private static Verdict verdict(Expectation.EachRow each, RowTally tally) {
    if (tally.rows() == 0) {
      return Verdict.UNKNOWN;
    }
    long violations = tally.violations() + (each.isStrict() ? tally.unknown() : 0);
    if ((double) (tally.rows() - violations) / tally.rows() < each.mostly()) {
      return Verdict.FAIL;
    }
    // Where no row could be judged, nothing was found right.
    return tally.unknown() == tally.rows() ? Verdict.UNKNOWN : Verdict.PASS;
  }

  private static long violations(Rule rule, RowTally tally) {
    return rule.expectation() instanceof Expectation.EachRow each && each.isStrict()
        ? tally.violations() + tally.unknown()
        : tally.violations();
  }

  private static String message(Expectation.EachRow each, RowTally tally) {
    if (tally.rows() == 0) {
      return "no rows to judge";
    }
    long violations = tally.violations() + (each.isStrict() ? tally.unknown() : 0);
    var unknown =
        tally.unknown() == 0 || each.isStrict()
            ? ""
            : String.format(Locale.ROOT, "; %,d could not be judged", tally.unknown());
    return String.format(
        Locale.ROOT,
        "%,d of %,d rows violate %s%s",
        violations,
        tally.rows(),
        each.predicate().sql(),
        unknown);
  }

  private static Verdict verdict(Truth truth) {
    return switch (truth) {
      case TRUE -> Verdict.PASS;
      case FALSE -> Verdict.FAIL;
      case UNKNOWN -> Verdict.UNKNOWN;
    };
  }

  /** The gravest severity that holds; the least if none does. */
  private static Severity severity(Rule rule, MetricValues values) {
    return rule.severities().stream()
        .filter(level -> level.when() == null || level.when().test(values) == Truth.TRUE)
        .map(SeverityLevel::severity)
        .max(Severity::compareTo)
        .orElseGet(
            () ->
                rule.severities().stream()
                    .map(SeverityLevel::severity)
                    .min(Severity::compareTo)
                    .get());
  }

  private static List<MeasuredMetric> measured(Rule rule, ScopeValues values) {
    return RuleMetrics.calls(rule).stream()
        .map(
            call ->
                new MeasuredMetric(
                    call.text(), values.of(call), values.unit(call), values.isExact(call)))
        .toList();
  }
}
