package io.plumbline.benchmarks.harness;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * What {@code plumbline check --format json} says.
 *
 * @param seconds of reading and judging
 * @param metrics by {@link LineitemRule#key}; of a rule on each row, the share of those that keep
 *     it
 */
public record CheckReport(double seconds, Map<String, Double> metrics) {
  private static final JsonMapper JSON = new JsonMapper();

  public CheckReport {
    metrics = new TreeMap<>(metrics);
  }

  /**
   * Reads it.
   *
   * @throws IllegalStateException if there are problems, or a rule of the variant did not pass
   */
  public static CheckReport of(String json, Variant variant) {
    var report = parse(json);
    var rules = report.path("rules");
    int expected = RuleFile.size(variant);
    if (!report.path("problems").isEmpty() || rules.size() != expected) {
      throw new IllegalStateException(
          "Cannot take a result of %d rules where there are %d: %s"
              .formatted(rules.size(), expected, report.path("problems")));
    }
    var known = RuleFile.byName(variant);
    var metrics = new TreeMap<String, Double>();
    for (var rule : rules) {
      if (!rule.path("verdict").asText().equals("PASS")) {
        throw new IllegalStateException("Cannot take a result that is no PASS: " + rule);
      }
      metrics.putAll(metrics(rule, known.get(rule.path("rule").asText())));
    }
    return new CheckReport(report.path("seconds").asDouble(), metrics);
  }

  /**
   * @param known null if the rule is in no generated file and not on each row
   */
  private static Map<String, Double> metrics(JsonNode rule, LineitemRule known) {
    var metrics = new TreeMap<String, Double>();
    for (var metric : rule.path("metrics")) {
      var text = metric.path("expression").asText();
      var where = known == null || known.where().isEmpty() ? "" : " WHERE " + known.where();
      metrics.put(text + where, metric.path("value").asDouble());
    }
    if (metrics.isEmpty() && known != null) {
      double violations = rule.path("violations").asDouble();
      metrics.put(known.key(), 1 - violations / rule.path("rows").asDouble());
    }
    return metrics;
  }

  private static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("Cannot read report of check: " + json, e);
    }
  }
}
