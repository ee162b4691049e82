package io.plumbline.rules.normal;

import static io.plumbline.rules.Fixtures.ORDERS;

import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import io.plumbline.model.Verdict;
import io.plumbline.rules.Basis;
import io.plumbline.rules.Direction;
import io.plumbline.rules.Expectation;
import io.plumbline.rules.Fixtures;
import io.plumbline.rules.RowTime;
import io.plumbline.rules.Rule;
import io.plumbline.rules.RuleBuilder;
import io.plumbline.rules.Segmentation;
import io.plumbline.rules.Window;
import io.plumbline.rules.calendar.Calendars;
import io.plumbline.rules.quality.MeasuredMetric;
import io.plumbline.rules.quality.RowScope;
import io.plumbline.rules.quality.RowVerdict;
import io.plumbline.udfs.MetricCall;
import io.plumbline.udfs.Unit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The windows of one rule, judged one after the other, and what was found. */
final class Series {
  static final long MONDAY = Instant.parse("2026-06-01T00:00:00Z").toEpochMilli();
  static final long DAY = Duration.ofDays(1).toMillis();

  final List<Finding> findings = new ArrayList<>();
  final StoreInMemory store = new StoreInMemory();
  private final Rule rule;
  private final NormalJudge judge;
  private final MetricCall metric;
  private final long size;

  Series(Rule rule) {
    this.rule = rule;
    metric = ((Expectation.Normal) rule.expectation()).metric();
    size =
        rule.window() instanceof Window.Tumble tumble
            ? tumble.millis()
            : rule.window() instanceof Window.Cumulate cumulate ? cumulate.millis() : 0;
    judge = new NormalJudge(ORDERS, Calendars.OF_COUNTRIES, 0, store);
  }

  static Rule rule(MetricCall metric, Window window, Segmentation segmentation) {
    var normal = new Expectation.Normal(metric, Direction.BOTH, Basis.DEFAULT, null, 0, Map.of());
    return RuleBuilder.of(Fixtures.rule(normal))
        .window(window, new RowTime("at", 0))
        .segmentation(segmentation)
        .build()
        .orElseThrow();
  }

  static Rule daily(String metric, String... arguments) {
    return rule(MetricCall.of(metric, arguments), new Window.Tumble(DAY), null);
  }

  /** The window after so many others. */
  RowScope window(int index) {
    return RowScope.ofWindow(MONDAY + index * size, MONDAY + (index + 1) * size);
  }

  RowVerdict figure(int index, Number value, long rows, String... segment) {
    return new RowVerdict(
        rule,
        window(index),
        List.of(segment),
        Verdict.UNKNOWN,
        Severity.INFO,
        false,
        List.of(new MeasuredMetric(metric.text(), value, Unit.NUMBER, true)),
        rows,
        0,
        0,
        List.of(),
        "");
  }

  List<Finding> close(int index, Number value) {
    return close(figure(index, value, 1));
  }

  List<Finding> close(RowVerdict... figures) {
    var found = judge.judge(List.of(figures));
    findings.addAll(found);
    return found;
  }

  List<Finding> look(long atMillis, Map<String, Number> counts, boolean isLive) {
    var watch =
        new WindowWatch(
            rule, Foretold.of(rule).orElseThrow(), ORDERS, Calendars.OF_COUNTRIES, store);
    var found = watch.look(atMillis, counts, isLive);
    findings.addAll(found);
    return found;
  }

  List<Finding> violations() {
    return findings.stream().filter(finding -> finding.verdict() == Verdict.FAIL).toList();
  }
}
