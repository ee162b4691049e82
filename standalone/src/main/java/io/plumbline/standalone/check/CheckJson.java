package io.plumbline.standalone.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.plumbline.model.Json;
import io.plumbline.model.Verdict;
import io.plumbline.rules.quality.MeasuredMetric;
import java.math.BigDecimal;

/** The result of a check for programs. */
final class CheckJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private CheckJson() {}

  static ObjectNode of(CheckResult result) {
    var json = NODES.objectNode();
    var rules = json.putArray("rules");
    result.judged().forEach(judged -> rules.add(rule(judged)));
    var problems = json.putArray("problems");
    for (var problem : result.problems()) {
      problems
          .addObject()
          .put("line", problem.line())
          .put("column", problem.column())
          .put("message", problem.message())
          .put("source", problem.source());
    }
    var data = json.putArray("data");
    for (var summary : result.data()) {
      var entry = data.addObject().put("dataset", summary.dataset()).put("rows", summary.rows());
      var columns = entry.putArray("columns");
      summary.schema().forEach(columns::add);
    }
    json.put("seconds", result.seconds());
    return json;
  }

  private static ObjectNode rule(Judged judged) {
    var verdict = judged.verdict();
    var rule = verdict.rule();
    var severity = verdict.verdict() == Verdict.FAIL ? verdict.severity() : rule.severity();
    var json =
        NODES
            .objectNode()
            .put("rule", rule.name())
            .put("dataset", judged.dataset())
            .put("segment", verdict.segment().isEmpty() ? null : verdict.segmentText())
            .put("window", verdict.scope().isWindow() ? verdict.scope().id() : null)
            .put("verdict", verdict.verdict().name())
            .put("severity", severity.name())
            .put("mode", rule.mode().name());
    var metrics = json.putArray("metrics");
    verdict.metrics().forEach(metric -> metrics.add(metric(metric)));
    json.put("rows", verdict.rows()).put("violations", verdict.violations());
    json.put("unknown", verdict.unknown());
    ArrayNode samples = json.putArray("samples");
    verdict.samples().forEach(sample -> samples.add(parsed(sample)));
    return json.put("message", verdict.message());
  }

  private static ObjectNode metric(MeasuredMetric metric) {
    var json = NODES.objectNode().put("expression", metric.expression());
    var value = metric.value();
    if (value == null) {
      json.putNull("value");
    } else if (metric.isTime()) {
      json.put("value", metric.text());
    } else if (value instanceof Long whole) {
      json.put("value", whole);
    } else if (value instanceof BigDecimal decimal) {
      json.put("value", decimal);
    } else {
      json.put("value", value.doubleValue());
    }
    return json.put("exact", metric.isExact());
  }

  private static JsonNode parsed(String row) {
    try {
      return Json.mapper().readTree(row);
    } catch (JsonProcessingException notJson) {
      return TextNode.valueOf(row);
    }
  }
}
