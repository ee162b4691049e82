package io.plumbline.benchmarks.runner;

import io.plumbline.benchmarks.harness.Measurement;
import io.plumbline.benchmarks.harness.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A peer with a main of ours, which prints a measurement as its last line.
 *
 * @param name of the peer and of its module
 * @param flags of its JVM
 * @param accepts which tasks it can do
 */
record JavaContestant(
    String name,
    Home home,
    ChildProcess processes,
    List<String> flags,
    String mainClass,
    Predicate<Task> accepts)
    implements Contestant {
  @Override
  public boolean takes(Task task) {
    return accepts.test(task);
  }

  @Override
  public Measurement run(Task task) throws InterruptedException {
    var logs = "%s-%s-%s".formatted(name, task.format().text(), task.variant().text());
    return Measurement.of(run(logs, mainClass, task.arguments()).lastLine());
  }

  /** Runs another main of the peer's module. */
  ChildProcess.Outcome run(String logs, String main, List<String> arguments)
      throws InterruptedException {
    var command = new ArrayList<String>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(flags);
    command.addAll(List.of("-cp", home.classPath(name), main));
    command.addAll(arguments);
    return processes.run(logs, command, Set.of(0));
  }
}
