package io.plumbline.benchmarks.harness;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Map;

/**
 * The main loop of a peer: every pass timed from the file to the metrics, then one line printed.
 */
public final class Peer {
  /** Cores that every system gets. */
  public static final int THREADS = 2;

  private Peer() {}

  /**
   * Runs the passes and prints the measurement as the last line of standard output.
   *
   * @param system its name and version
   */
  public static void measure(String system, Task task, Pass pass) throws Exception {
    var seconds = new ArrayList<Double>();
    var cpuSeconds = new ArrayList<Double>();
    Map<String, Double> metrics = Map.of();
    double cold = 0;
    for (int i = 0; i < task.passes(); i++) {
      long start = System.nanoTime();
      double cpuStart = cpuSecondsOfProcess();
      metrics = pass.run();
      seconds.add((System.nanoTime() - start) / 1e9);
      cpuSeconds.add(cpuSecondsOfProcess() - cpuStart);
      if (i == 0) {
        cold = secondsSinceStartOfProcess();
      }
    }
    var measurement =
        new Measurement(
            system,
            task.format(),
            task.variant(),
            task.variant().rules(),
            metrics.get(LineitemMetric.ROW_COUNT.text()).longValue(),
            seconds,
            cpuSeconds,
            cold,
            PeakMemory.ofThisProcess().orElse(0),
            metrics);
    System.out.println(measurement.toJson());
  }

  private static double secondsSinceStartOfProcess() {
    long started = ManagementFactory.getRuntimeMXBean().getStartTime();
    return (System.currentTimeMillis() - started) / 1e3;
  }

  private static double cpuSecondsOfProcess() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime()
        / 1e9;
  }
}
