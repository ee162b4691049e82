package io.plumbline.benchmarks.harness;

import java.util.Map;

/** The whole workload once, from the file to the metrics. */
@FunctionalInterface
public interface Pass {
  /** Metrics that the system cannot compute are left out; the number of rows is always there. */
  Map<LineitemMetric, Double> run() throws Exception;
}
