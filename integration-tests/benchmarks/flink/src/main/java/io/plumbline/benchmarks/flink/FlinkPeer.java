package io.plumbline.benchmarks.flink;

import io.plumbline.benchmarks.harness.Peer;
import io.plumbline.benchmarks.harness.Task;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;

/** The workload in Flink SQL as a batch job, in a process of its own. */
public final class FlinkPeer {
  private FlinkPeer() {}

  /** Takes the arguments of a {@link Task}; prints the measurement. */
  public static void main(String... arguments) throws Exception {
    var task = Task.of(arguments);
    Peer.measure("flink sql 2.2.0", task, () -> query(task));
  }

  // Closing may be interrupted; then the process ends with that.
  @SuppressWarnings("try")
  private static Map<String, Double> query(Task task) throws Exception {
    var configuration = new Configuration();
    configuration.set(CoreOptions.DEFAULT_PARALLELISM, Peer.THREADS);
    var tables =
        TableEnvironment.create(
            EnvironmentSettings.newInstance()
                .inBatchMode()
                .withConfiguration(configuration)
                .build());
    tables.executeSql(LineitemQuery.table(task));
    try (var rows = tables.executeSql(LineitemQuery.select()).collect()) {
      return LineitemQuery.metrics(rows.next());
    }
  }
}
