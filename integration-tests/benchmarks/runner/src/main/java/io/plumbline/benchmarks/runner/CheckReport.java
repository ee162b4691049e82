package io.plumbline.benchmarks.runner;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.plumbline.benchmarks.harness.LineitemMetric;
import io.plumbline.benchmarks.harness.LineitemRule;
import io.plumbline.benchmarks.harness.LineitemRules;
import io.plumbline.benchmarks.harness.Variant;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/**
 * What {@code check --format json} says.
 *
 * @param seconds of each repetition, from the file to the verdicts
 * @param cpuSeconds of each repetition; empty if it does not tell
 * @param metrics by {@link LineitemRule#key}
 */
record CheckReport(List<Double> seconds, List<Double> cpuSeconds, Map<String, Double> metrics) {
  private static final JsonMapper JSON = new JsonMapper();

  private static final Set<String> KNOWN =
      Arrays.stream(LineitemMetric.values())
          .map(LineitemMetric::text)
          .collect(Collectors.toUnmodifiableSet());

  /**
   * Reads an object with {@code seconds}, perhaps {@code cpuSeconds}, and {@code rules}, each of
   * which has a {@code rule} (its name), a {@code verdict} and {@code metrics}.
   *
   * @throws IllegalStateException if a rule did not pass
   */
  static CheckReport of(String json, Variant variant) {
    var report = parse(json);
    var whereByRule = whereByRule(variant);
    var metrics = new TreeMap<String, Double>();
    for (var rule : report.path("rules")) {
      var name = rule.path("rule").asText();
      if (!rule.path("verdict").asText().equals("PASS")) {
        throw new IllegalStateException("Cannot take a result that is no PASS: " + rule);
      }
      var where = whereByRule.getOrDefault(name, "");
      for (var metric : rule.path("metrics").properties()) {
        if (KNOWN.contains(metric.getKey())) {
          metrics.put(key(metric.getKey(), where), metric.getValue().asDouble());
        }
      }
    }
    return new CheckReport(
        numbers(report.path("seconds")), numbers(report.path("cpuSeconds")), metrics);
  }

  private static List<Double> numbers(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asDouble).toList();
  }

  private static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("Cannot read report of check: " + json, e);
    }
  }

  private static Map<String, String> whereByRule(Variant variant) {
    var rules = LineitemRules.of(variant);
    return IntStream.range(0, rules.size())
        .boxed()
        .collect(Collectors.toMap(RuleFile::name, i -> rules.get(i).where()));
  }

  private static String key(String metric, String where) {
    return where.isEmpty() ? metric : metric + " WHERE " + where;
  }
}
