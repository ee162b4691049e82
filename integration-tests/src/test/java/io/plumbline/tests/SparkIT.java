package io.plumbline.tests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.tests.RunningEngine.Api;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * A user's Spark 3.5 job with the stock OpenLineage listener, pointed at a running engine by Spark
 * settings alone.
 */
@Tag("drill")
class SparkIT {
  private static final Path SPARK = Path.of("spark/target/spark/lib");
  private static final int ROWS = 2_000;
  private static final Duration SOON = Duration.ofSeconds(90);

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  @Test
  void lostRowsAndANarrowedColumnOfASparkJobAreIncidents() throws Exception {
    var input = folder.resolve("orders.csv");
    Files.writeString(input, orders(), UTF_8);
    var output = folder.resolve("warehouse/orders");
    try (var engine = RunningEngine.start(folder.resolve("data"))) {
      var api = engine.api();
      var rules =
          "CREATE RULE spark_volume ON LIKE '%warehouse/orders' EXPECT NORMAL ROW_COUNT();"
              + "CREATE RULE spark_schema ON LIKE '%warehouse/orders' EXPECT SCHEMA NO DROP, NARROW";
      assertThat(api.rules(rules).status()).isEqualTo(201);

      var loads = new ArrayList<>(Collections.nCopies(12, "full"));
      loads.addAll(List.of("truncated", "retyped"));
      run(api, input, output, loads);

      var name = output.toAbsolutePath().toString();
      await().atMost(SOON).until(() -> !incidents(api, "spark_volume").isEmpty());
      await().atMost(SOON).until(() -> !incidents(api, "spark_schema").isEmpty());
      assertThat(incidents(api, "spark_volume").get(0).findPath("message").asText())
          .contains("received 200 rows");
      assertThat(incidents(api, "spark_schema").get(0).findPath("message").asText())
          .containsIgnoringCase("column amount was narrowed from double to int");
      // The graph is written beside the judging, and may follow the incidents.
      await().atMost(SOON).untilAsserted(() -> assertGraph(api, input, name));
    }
  }

  private static void assertGraph(Api api, Path input, String name) throws Exception {
    assertThat(api.get("/v1/datasets/" + Api.part("file/" + name)).body())
        .contains("email")
        .contains("amount");
    assertThat(api.get("/v1/lineage/" + Api.part("file/" + name) + "/upstream").body())
        .contains(input.toAbsolutePath().getFileName().toString());
    var columns = api.get("/v1/lineage/" + Api.part("file/" + name) + "/columns");
    assertThat(columns.body()).contains("email");
    var metrics = api.get("/v1/metrics?dataset=" + Api.part("file/" + name)).body();
    assertThat(metrics).contains("ROW_COUNT()").contains(String.valueOf(ROWS));
  }

  private static String orders() {
    var csv = new StringBuilder("id,email,amount\n");
    for (int i = 0; i < ROWS; i++) {
      csv.append(i).append(",user").append(i).append("@example.org,").append(i).append(".5\n");
    }
    return csv.toString();
  }

  private static List<JsonNode> incidents(Api api, String rule) {
    return StreamSupport.stream(
            api.get("/v1/incidents?limit=1000").json().path("items").spliterator(), false)
        .filter(incident -> incident.findPath("rule").asText().equals(rule))
        .toList();
  }

  private void run(Api api, Path input, Path output, List<String> loads)
      throws IOException, InterruptedException {
    var line = new ArrayList<String>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.add("-Xmx1g");
    for (var opened :
        List.of(
            "java.lang",
            "java.nio",
            "java.util",
            "sun.nio.ch",
            "java.util.concurrent",
            "java.net",
            "java.lang.invoke",
            "sun.util.calendar")) {
      line.addAll(List.of("--add-opens", "java.base/" + opened + "=ALL-UNNAMED"));
    }
    line.addAll(
        List.of(
            "-Dspark.master=local[1]",
            "-Dspark.ui.enabled=false",
            "-Dspark.driver.bindAddress=127.0.0.1",
            "-Dspark.driver.host=127.0.0.1",
            "-Dspark.sql.shuffle.partitions=1",
            "-Dspark.extraListeners=io.openlineage.spark.agent.OpenLineageSparkListener",
            "-Dspark.openlineage.transport.type=http",
            "-Dspark.openlineage.transport.url=" + api.connection().url(),
            "-Dspark.openlineage.transport.auth.type=api_key",
            "-Dspark.openlineage.transport.auth.apiKey=" + api.connection().token(),
            "-Dspark.openlineage.namespace=spark-shop",
            "-cp",
            SPARK.toAbsolutePath() + "/*",
            "shop.LoadOrders",
            input.toString(),
            output.toString()));
    line.addAll(loads);
    var log = folder.resolve("spark.txt");
    var spark =
        new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      assertThat(spark.waitFor(300, TimeUnit.SECONDS)).as("Spark ended in time").isTrue();
      assertThat(spark.exitValue()).as(Files.readString(log)).isZero();
    } finally {
      spark.destroyForcibly();
    }
  }
}
