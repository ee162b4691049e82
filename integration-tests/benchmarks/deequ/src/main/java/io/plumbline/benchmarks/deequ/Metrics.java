package io.plumbline.benchmarks.deequ;

import com.amazon.deequ.VerificationResult;
import com.amazon.deequ.analyzers.FilterableAnalyzer;
import io.plumbline.benchmarks.harness.LineitemMetric;
import io.plumbline.benchmarks.harness.LineitemRule;
import java.util.HashMap;
import java.util.Map;
import scala.collection.JavaConverters;

/** Reads what a verification computed. */
final class Metrics {
  private static final Map<String, LineitemMetric> BY_NAME =
      Map.ofEntries(
          Map.entry("Size *", LineitemMetric.ROW_COUNT),
          Map.entry("Completeness orderkey", LineitemMetric.COMPLETENESS_OF_ORDERKEY),
          Map.entry("Completeness comment", LineitemMetric.COMPLETENESS_OF_COMMENT),
          Map.entry("Completeness shipdate", LineitemMetric.COMPLETENESS_OF_SHIPDATE),
          Map.entry("Mean discount", LineitemMetric.MEAN_DISCOUNT),
          Map.entry("StandardDeviation discount", LineitemMetric.DEVIATION_OF_DISCOUNT),
          Map.entry("Minimum extendedprice", LineitemMetric.MIN_PRICE),
          Map.entry("Maximum extendedprice", LineitemMetric.MAX_PRICE),
          Map.entry("Sum quantity", LineitemMetric.TOTAL_QUANTITY),
          Map.entry("PatternMatch shipdate", LineitemMetric.SHIPDATE_IS_DATE),
          Map.entry("Compliance quantity is non-negative", LineitemMetric.QUANTITY_NOT_NEGATIVE),
          Map.entry("Compliance returnflag contained in A,N,R", LineitemMetric.RETURNFLAG_KNOWN),
          Map.entry("Compliance shipped before received", LineitemMetric.SHIPPED_BEFORE_RECEIVED),
          Map.entry("Correlation quantity,extendedprice", LineitemMetric.CORRELATION),
          Map.entry("ApproxCountDistinct partkey", LineitemMetric.DISTINCT_PARTS),
          Map.entry("ApproxQuantile-0.5 extendedprice", LineitemMetric.MEDIAN_PRICE),
          Map.entry("Uniqueness orderkey,linenumber", LineitemMetric.UNIQUENESS_OF_KEY),
          Map.entry("Entropy shipmode", LineitemMetric.ENTROPY_OF_SHIPMODE));

  private Metrics() {}

  /**
   * Metrics by the workload's names.
   *
   * @throws IllegalStateException if one could not be computed, or the workload has no such metric
   */
  static Map<String, Double> of(VerificationResult result) {
    var metrics = new HashMap<String, Double>();
    for (var entry : JavaConverters.mapAsJavaMap(result.metrics()).entrySet()) {
      var metric = entry.getValue();
      var name = metric.name() + " " + metric.instance();
      var known = BY_NAME.get(name);
      if (known == null || metric.value().isFailure()) {
        throw new IllegalStateException("Cannot read metric: %s = %s".formatted(name, metric));
      }
      metrics.put(LineitemRule.key(known, where(entry.getKey())), (Double) metric.value().get());
    }
    return metrics;
  }

  private static String where(Object analyzer) {
    return analyzer instanceof FilterableAnalyzer filterable
            && filterable.filterCondition().isDefined()
        ? filterable.filterCondition().get()
        : "";
  }
}
