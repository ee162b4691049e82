package io.plumbline.benchmarks.runner;

import io.plumbline.benchmarks.harness.Format;
import io.plumbline.benchmarks.harness.Variant;
import java.util.List;
import java.util.stream.Stream;

/** Every system that can take part. */
final class Peers {
  /** What Spark 3.5 asks of a JVM of 17 or later. */
  private static final List<String> SPARK_OPENS =
      Stream.of(
              "java.lang",
              "java.lang.invoke",
              "java.net",
              "java.nio",
              "java.util",
              "java.util.concurrent",
              "sun.nio.ch",
              "sun.util.calendar")
          .map("--add-opens=java.base/%s=ALL-UNNAMED"::formatted)
          .toList();

  private static final String PACKAGES = "io.plumbline.benchmarks.";

  private final Home home;
  private final ChildProcess processes;

  Peers(Home home) {
    this.home = home;
    this.processes = new ChildProcess(home.logs());
  }

  private JavaContestant plumbline() {
    return new JavaContestant(
        "plumbline",
        home,
        processes,
        List.of("-Xmx1g"),
        PACKAGES + "plumbline.PlumblinePeer",
        task -> true);
  }

  JavaContestant deequ() {
    return new JavaContestant(
        "deequ",
        home,
        processes,
        Stream.concat(Stream.of("-Xmx4g"), SPARK_OPENS.stream()).toList(),
        PACKAGES + "deequ.DeequPeer",
        task -> true);
  }

  JavaContestant duckDb() {
    return new JavaContestant(
        "duckdb", home, processes, List.of(), PACKAGES + "duckdb.DuckDbPeer", task -> true);
  }

  private JavaContestant flink() {
    return new JavaContestant(
        "flink",
        home,
        processes,
        List.of("-Xmx2g"),
        PACKAGES + "flink.FlinkPeer",
        task -> task.format() == Format.NDJSON && task.variant() == Variant.ROWS);
  }

  /** In the order in which they run. */
  List<Contestant> all() {
    return List.of(plumbline(), new PlumblineCommand(home, processes), deequ(), duckDb(), flink());
  }
}
