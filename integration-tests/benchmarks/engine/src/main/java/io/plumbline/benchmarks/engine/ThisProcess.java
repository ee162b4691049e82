package io.plumbline.benchmarks.engine;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** What this process uses of the machine. */
final class ThisProcess {
  private static final double MEGABYTE = 1e6;

  private ThisProcess() {}

  /** Seconds of all processors that it has used since it began. */
  static double cpuSeconds() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime()
        / 1e9;
  }

  /** Megabytes of heap that are in use after a full collection. */
  static double heapAfterCollection() {
    var memory = ManagementFactory.getMemoryMXBean();
    memory.gc();
    return memory.getHeapMemoryUsage().getUsed() / MEGABYTE;
  }
}
