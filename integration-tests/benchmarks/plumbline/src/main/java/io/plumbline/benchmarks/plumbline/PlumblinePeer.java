package io.plumbline.benchmarks.plumbline;

import io.plumbline.benchmarks.harness.CheckReport;
import io.plumbline.benchmarks.harness.Peer;
import io.plumbline.benchmarks.harness.RuleFile;
import io.plumbline.benchmarks.harness.Task;
import io.plumbline.standalone.check.Check;
import io.plumbline.standalone.check.DataFile;
import java.util.List;
import java.util.Map;

/**
 * The workload on Plumbline, in a process of its own: what {@code check} does, without its start.
 */
public final class PlumblinePeer {
  private PlumblinePeer() {}

  /** Takes the arguments of a {@link Task}; prints the measurement. */
  public static void main(String... arguments) throws Exception {
    var task = Task.of(arguments);
    Peer.measure("plumbline", task, () -> check(task));
  }

  private static Map<String, Double> check(Task task) throws InterruptedException {
    var data = List.of(new DataFile("lineitem", task.file()));
    var rules = List.of(RuleFile.of(task));
    var result = Check.of(rules, data, Peer.THREADS, System.currentTimeMillis()).run();
    return CheckReport.of(result.json(), task.variant()).metrics();
  }
}
