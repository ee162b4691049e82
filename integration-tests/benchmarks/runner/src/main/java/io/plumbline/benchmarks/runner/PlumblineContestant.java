package io.plumbline.benchmarks.runner;

import io.plumbline.benchmarks.harness.LineitemMetric;
import io.plumbline.benchmarks.harness.Measurement;
import io.plumbline.benchmarks.harness.Task;
import io.plumbline.benchmarks.harness.Variant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Plumbline as a user runs it: {@code ./plumbline check}, with the launcher's own JVM settings. All
 * that the benchmarks know of the command is here, and of its JSON in {@link CheckReport}.
 */
final class PlumblineContestant implements Contestant {
  private final Home home;
  private final ChildProcess processes;

  PlumblineContestant(Home home, ChildProcess processes) {
    this.home = home;
    this.processes = processes;
  }

  @Override
  public String name() {
    return "plumbline";
  }

  @Override
  public boolean takes(Task task) {
    return true;
  }

  @Override
  public Measurement run(Task task) throws InterruptedException {
    // The launcher builds what has changed; that is no part of a measurement.
    processes.run("plumbline", List.of(home.plumbline().toString(), "--version"), Set.of(0));
    var command =
        List.of(
            home.plumbline().toString(),
            "check",
            "--rules",
            rules(task.variant()).toString(),
            "--data",
            "lineitem=" + task.file(),
            "--format",
            "json",
            "--repeat",
            Integer.toString(task.passes()));
    var logs = "plumbline-%s-%s".formatted(task.format().text(), task.variant().text());
    var outcome = processes.run(logs, command, Set.of(0));
    return measurement(task, outcome);
  }

  private Path rules(Variant variant) {
    if (variant == Variant.ROWS) {
      return home.folder().resolve("lineitem.sql");
    }
    var file = home.data().resolve("lineitem-%s.sql".formatted(variant.text()));
    try {
      return Files.writeString(file, RuleFile.text(variant));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write rules: " + file, e);
    }
  }

  private static Measurement measurement(Task task, ChildProcess.Outcome outcome) {
    var report = CheckReport.of(String.join("\n", outcome.lines()), task.variant());
    double afterFirst = report.seconds().stream().skip(1).mapToDouble(Double::doubleValue).sum();
    return new Measurement(
        "plumbline",
        task.format(),
        task.variant(),
        task.variant().rules(),
        report.metrics().getOrDefault(LineitemMetric.ROW_COUNT.text(), 0.0).longValue(),
        report.seconds(),
        report.cpuSeconds(),
        outcome.seconds() - afterFirst,
        outcome.peakBytes(),
        report.metrics());
  }
}
