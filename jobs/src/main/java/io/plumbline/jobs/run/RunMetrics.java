package io.plumbline.jobs.run;

import io.plumbline.model.RunOutput;
import java.util.Map;
import java.util.TreeMap;

/** What a run reports of an output, by canonical metric call. */
final class RunMetrics {
  static final String ROW_COUNT = "ROW_COUNT()";
  static final String BYTES = "BYTES()";

  /** Seconds from the start of the run to its completion. */
  static final String DURATION = "DURATION()";

  /** Seconds from the time that the run was for to its completion. */
  static final String FRESHNESS = "FRESHNESS()";

  private static final double SECOND = 1_000;

  private RunMetrics() {}

  /** Rows written win over rows evaluated: both are told as ROW_COUNT. */
  static Map<String, Double> of(RunOutput output) {
    var metrics = new TreeMap<>(output.metrics());
    if (output.rows() != null) {
      metrics.put(ROW_COUNT, output.rows().doubleValue());
    }
    if (output.bytes() != null) {
      metrics.put(BYTES, output.bytes().doubleValue());
    }
    if (output.startedAtMillis() != null) {
      metrics.put(DURATION, Math.max(0, output.atMillis() - output.startedAtMillis()) / SECOND);
    }
    if (output.nominalStartMillis() != null) {
      metrics.put(FRESHNESS, (output.atMillis() - output.nominalStartMillis()) / SECOND);
    }
    return metrics;
  }
}
