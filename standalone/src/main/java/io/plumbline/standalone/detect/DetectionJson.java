package io.plumbline.standalone.detect;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** What was found, for programs. */
final class DetectionJson {
  private DetectionJson() {}

  static ObjectNode of(DetectionResult result) {
    var json = JsonNodeFactory.instance.objectNode();
    var all = json.putArray("series");
    for (var series : result.series()) {
      var entry =
          all.addObject()
              .put("file", series.file())
              .put("rows", series.rows())
              .put("missing", series.missing())
              .put("anomalies", series.anomalies());
      var alerts = entry.putArray("alerts");
      for (var alert : series.alerts()) {
        alert(alerts.addObject(), alert);
      }
    }
    var problems = json.putArray("problems");
    for (var problem : result.problems()) {
      problems
          .addObject()
          .put("file", problem.file())
          .put("line", problem.line())
          .put("message", problem.message());
    }
    return json.put("rows", result.rows())
        .put("anomalies", result.anomalies())
        .put("seconds", result.seconds());
  }

  private static void alert(ObjectNode json, ScoredSeries.Alert alert) {
    var judgement = alert.judgement();
    json.put("timestamp", alert.timestamp())
        .put("value", alert.value())
        .put("score", judgement.score())
        .put("view", judgement.view().name().toLowerCase(Locale.ROOT))
        .put("pValue", judgement.probability());
    put(json, "expectedFrom", judgement.expectedFrom());
    put(json, "expectedTo", judgement.expectedTo());
    json.put("explanation", judgement.explanation());
  }

  private static void put(ObjectNode json, String name, double number) {
    if (Double.isFinite(number)) {
      json.put(name, number);
    } else {
      json.putNull(name);
    }
  }
}
