package io.plumbline.connectors.kafka;

import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.util.UserCodeClassLoader;

/** What Flink gives a deserializer when it opens it, with counters that a test can read. */
final class CountingContext implements DeserializationSchema.InitializationContext {
  private final Map<String, Counter> counters = new HashMap<>();

  long count(String name) {
    return counters.get(name).getCount();
  }

  @Override
  public MetricGroup getMetricGroup() {
    return new UnregisteredMetricsGroup() {
      @Override
      public Counter counter(String name) {
        return counters.computeIfAbsent(name, n -> new SimpleCounter());
      }
    };
  }

  @Override
  public UserCodeClassLoader getUserCodeClassLoader() {
    throw new UnsupportedOperationException("Cannot give a class loader: none is needed");
  }
}
