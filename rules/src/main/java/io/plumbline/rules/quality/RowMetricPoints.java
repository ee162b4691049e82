package io.plumbline.rules.quality;

import io.plumbline.model.DatasetId;
import io.plumbline.model.Hashes;
import io.plumbline.model.Metric;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;

/** The metrics that verdicts stand on, as points of a dataset's history. */
public final class RowMetricPoints {
  private RowMetricPoints() {}

  /** Each metric of each scope and segment once; those without a value are left out. */
  public static Collection<Metric> of(List<RowVerdict> verdicts, DatasetId dataset) {
    var points = new LinkedHashMap<String, Metric>();
    for (var verdict : verdicts) {
      var filter = MetricKey.filter(verdict.rule());
      var where = filter.isEmpty() ? "" : " WHERE " + filter;
      var segment = verdict.segment().isEmpty() ? "" : " SEGMENT " + verdict.segmentText();
      for (var metric : verdict.metrics()) {
        if (metric.value() != null) {
          var name = metric.expression() + where + segment;
          var scope = verdict.scope();
          var id = Hashes.of("metric", dataset.key(), name, scope.id());
          points.put(
              id,
              new Metric(
                  id,
                  dataset,
                  name,
                  scope.id(),
                  scope.atMillis(),
                  metric.value().doubleValue(),
                  null));
        }
      }
    }
    return points.values();
  }
}
