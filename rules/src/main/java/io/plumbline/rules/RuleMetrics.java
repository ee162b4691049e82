package io.plumbline.rules;

import io.plumbline.udfs.MetricCall;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The metrics that a rule reads, wherever it reads them. */
public final class RuleMetrics {
  private RuleMetrics() {}

  /** The conditions over metrics: what is expected, and when a severity holds. */
  public static List<MetricCondition> conditions(Rule rule) {
    return Stream.concat(
            rule.expectation() instanceof Expectation.Metrics metrics
                ? Stream.of(metrics.condition())
                : Stream.<MetricCondition>of(),
            rule.severities().stream().map(SeverityLevel::when).filter(Objects::nonNull))
        .toList();
  }

  /** The distinct metrics, those of the expectation first. */
  public static List<MetricCall> calls(Rule rule) {
    var ofNormal =
        rule.expectation() instanceof Expectation.Normal normal
            ? Stream.of(normal.metric())
            : Stream.<MetricCall>of();
    var calls = conditions(rule).stream().flatMap(condition -> condition.metrics().stream());
    return Stream.concat(ofNormal, calls).distinct().toList();
  }

  /** What the arguments of the metrics stand for, by their SQL. */
  public static Map<String, ScalarExpression> arguments(Rule rule) {
    var arguments = new LinkedHashMap<String, ScalarExpression>();
    if (rule.expectation() instanceof Expectation.Normal normal) {
      arguments.putAll(normal.arguments());
    }
    conditions(rule).forEach(condition -> condition.arguments().forEach(arguments::putIfAbsent));
    return arguments;
  }

  /** How many scopes back it reads. */
  public static int history(Rule rule) {
    return conditions(rule).stream().mapToInt(MetricCondition::history).max().orElse(0);
  }
}
