package io.plumbline.benchmarks.duckdb;

import io.plumbline.benchmarks.harness.Peer;
import io.plumbline.benchmarks.harness.Task;

/** The workload on DuckDB, in a process of its own. */
public final class DuckDbPeer {
  private DuckDbPeer() {}

  /** Takes the arguments of a {@link Task}; prints the measurement. */
  public static void main(String... arguments) throws Exception {
    var task = Task.of(arguments);
    Peer.measure("duckdb 1.1.3", task, new LineitemQuery(task)::run);
  }
}
