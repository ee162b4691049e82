package io.plumbline.rules.quality;

import io.plumbline.rules.Expectation;
import io.plumbline.rules.MetricCondition;
import io.plumbline.rules.Rule;
import io.plumbline.rules.ScalarExpression;
import io.plumbline.rules.SeverityLevel;
import io.plumbline.udfs.MetricCall;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The metrics that a rule reads: in what it expects and in the conditions of its severities. */
final class RowMetrics {
  private RowMetrics() {}

  /** Without repetition, those of the expectation first. */
  static List<MetricCall> of(Rule rule) {
    return conditions(rule).flatMap(each -> each.metrics().stream()).distinct().toList();
  }

  /** What the arguments of these metrics stand for, by their SQL. */
  static Map<String, ScalarExpression> arguments(Rule rule) {
    var arguments = new LinkedHashMap<String, ScalarExpression>();
    conditions(rule).forEach(each -> arguments.putAll(each.arguments()));
    return arguments;
  }

  /** How many scopes back the rule looks. */
  static int depth(Rule rule) {
    int damping = rule.damping() == null ? 0 : rule.damping().scopes() - 1;
    return Math.max(damping, conditions(rule).mapToInt(MetricCondition::history).max().orElse(0));
  }

  private static Stream<MetricCondition> conditions(Rule rule) {
    var expected =
        rule.expectation() instanceof Expectation.Metrics metrics ? metrics.condition() : null;
    return Stream.concat(
            Stream.ofNullable(expected), rule.severities().stream().map(SeverityLevel::when))
        .filter(Objects::nonNull);
  }
}
