package io.plumbline.benchmarks.runner;

import io.plumbline.benchmarks.harness.Measurement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What every system must find in the data, computed apart from all of them while it was made.
 *
 * @param bounds by {@link io.plumbline.benchmarks.harness.LineitemRule#key}
 */
record Reference(Map<String, Bounds> bounds) {
  Reference {
    bounds = new TreeMap<>(bounds);
  }

  /** Each metric that is off, in words; none is fine. */
  List<String> errors(Measurement measurement) {
    return measurement.metrics().entrySet().stream()
        .filter(metric -> !isRight(metric.getKey(), metric.getValue()))
        .sorted(Map.Entry.comparingByKey())
        .map(
            metric ->
                "%s on %s: %s is %s, must be within %s"
                    .formatted(
                        measurement.system(),
                        measurement.format().text(),
                        metric.getKey(),
                        metric.getValue(),
                        bounds.get(metric.getKey())))
        .toList();
  }

  private boolean isRight(String metric, double value) {
    var expected = bounds.get(metric);
    return expected != null && expected.contain(value);
  }
}
