package io.plumbline.benchmarks.runner;

import io.plumbline.benchmarks.harness.CheckReport;
import io.plumbline.benchmarks.harness.LineitemMetric;
import io.plumbline.benchmarks.harness.Measurement;
import io.plumbline.benchmarks.harness.RuleFile;
import io.plumbline.benchmarks.harness.Task;
import java.util.List;
import java.util.Set;

/**
 * Plumbline as a user runs it: {@code ./plumbline check}, once a process, with the launcher's own
 * JVM settings.
 *
 * @param home where the launcher is found
 */
record PlumblineCommand(Home home, ChildProcess processes) implements Contestant {
  @Override
  public String name() {
    return "plumbline-check";
  }

  @Override
  public boolean takes(Task task) {
    return true;
  }

  @Override
  public Measurement run(Task task) throws InterruptedException {
    // The launcher builds what has changed; that is no part of a measurement.
    processes.run("plumbline-build", List.of(home.plumbline().toString(), "--version"), Set.of(0));
    var command =
        List.of(
            home.plumbline().toString(),
            "check",
            "--rules",
            RuleFile.of(task).toString(),
            "--data",
            "lineitem=" + task.file(),
            "--format",
            "json");
    var logs = "%s-%s-%s".formatted(name(), task.format().text(), task.variant().text());
    var outcome = processes.run(logs, command, Set.of(0));
    var report = CheckReport.of(String.join("\n", outcome.lines()), task.variant());
    return new Measurement(
        name(),
        task.format(),
        task.variant(),
        task.variant().rules(),
        report.metrics().get(LineitemMetric.ROW_COUNT.text()).longValue(),
        List.of(report.seconds()),
        List.of(),
        outcome.seconds(),
        outcome.peakBytes(),
        report.metrics());
  }
}
