package io.plumbline.benchmarks.harness;

import java.util.Map;

/** The whole workload once, from the file to the metrics. */
@FunctionalInterface
public interface Pass {
  /**
   * Values by {@link LineitemRule#key}; those that the system has not are left out, but the rows.
   */
  Map<String, Double> run() throws Exception;
}
