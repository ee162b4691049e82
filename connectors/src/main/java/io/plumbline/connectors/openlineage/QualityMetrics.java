package io.plumbline.connectors.openlineage;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/** Reads the {@code dataQualityMetrics} facet into canonical metric calls. */
final class QualityMetrics {
  private QualityMetrics() {}

  /** Finite values by call, such as {@code NULL_COUNT(email)}; what was not told is absent. */
  static Map<String, Double> of(JsonNode facet) {
    var metrics = new TreeMap<String, Double>();
    var rows = Fields.count(facet, "rowCount");
    if (rows != null) {
      metrics.put("ROW_COUNT()", rows.doubleValue());
    }
    facet.path("columnMetrics").properties().stream()
        .limit(Limits.MEASURED_COLUMNS)
        .filter(column -> Fields.isName(column.getKey()))
        .forEach(column -> put(metrics, column.getKey(), column.getValue(), rows));
    return metrics;
  }

  private static void put(Map<String, Double> metrics, String column, JsonNode told, Long rows) {
    var nulls = Fields.count(told, "nullCount");
    if (nulls != null) {
      metrics.put("NULL_COUNT(" + column + ")", nulls.doubleValue());
      if (rows != null && rows > 0 && nulls <= rows) {
        metrics.put("COMPLETENESS(" + column + ")", 1 - nulls.doubleValue() / rows);
      }
    }
    putNumber(metrics, "MIN", column, Fields.number(told, "min"));
    putNumber(metrics, "MAX", column, Fields.number(told, "max"));
    var sum = Fields.number(told, "sum");
    putNumber(metrics, "SUM", column, sum);
    var count = Fields.count(told, "count");
    if (sum != null && count != null && count > 0) {
      putNumber(metrics, "AVG", column, sum / count);
    }
  }

  private static void putNumber(
      Map<String, Double> metrics, String function, String column, Double value) {
    if (value != null) {
      metrics.put(function + "(" + column + ")", value);
    }
  }
}
