package io.plumbline.benchmarks.deequ;

import com.amazon.deequ.VerificationSuite;
import io.plumbline.benchmarks.harness.Peer;
import io.plumbline.benchmarks.harness.Task;
import io.plumbline.benchmarks.harness.Variant;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The workload on Deequ and Spark, in a process of its own. */
public final class DeequPeer {
  private static final String SCHEMA =
      """
      orderkey BIGINT, partkey BIGINT, suppkey BIGINT, linenumber INT, quantity BIGINT,
      extendedprice DOUBLE, discount DOUBLE, tax DOUBLE, returnflag STRING, linestatus STRING,
      shipdate STRING, commitdate STRING, receiptdate STRING, shipinstruct STRING,
      shipmode STRING, comment STRING
      """;

  private DeequPeer() {}

  /** Takes the arguments of a {@link Task}; prints the measurement. */
  public static void main(String... arguments) throws Exception {
    var task = Task.of(arguments);
    try (var spark = session()) {
      Peer.measure("deequ 2.1.0", task, () -> verify(rows(spark, task), task.variant()));
    }
  }

  static SparkSession session() {
    return SparkSession.builder()
        .appName("lineitem")
        .master("local[%d]".formatted(Peer.THREADS))
        .config("spark.ui.enabled", false)
        // The default of 200 is for clusters; on two cores it costs grouping most of its time.
        .config("spark.sql.shuffle.partitions", 2 * Peer.THREADS)
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .getOrCreate();
  }

  static Dataset<Row> rows(SparkSession spark, Task task) {
    var file = task.file().toString();
    return switch (task.format()) {
      case NDJSON -> spark.read().schema(SCHEMA).json(file);
      case PARQUET, SPARK_PARQUET -> spark.read().parquet(file);
    };
  }

  private static Map<String, Double> verify(Dataset<Row> rows, Variant variant) {
    var result = VerificationSuite.apply().onData(rows).addCheck(LineitemCheck.of(variant)).run();
    return Metrics.of(result);
  }
}
