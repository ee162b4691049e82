package io.plumbline.benchmarks.runner;

import io.plumbline.benchmarks.harness.Measurement;
import io.plumbline.benchmarks.harness.Task;

/** A system that takes part. */
interface Contestant {
  /** Name on the command line. */
  String name();

  /** Whether it can do that at all. */
  boolean takes(Task task);

  /** Runs the task in a process of its own. */
  Measurement run(Task task) throws InterruptedException;
}
