package io.plumbline.benchmarks.engine;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** What this process uses of the machine. */
final class ThisProcess {
  private static final double MEGABYTE = 1e6;
  private static final Path PROCESSORS = Path.of("/proc/stat");
  private static final int IDLE_FIELD = 4;
  private static final double TICKS_PER_SECOND = 100;

  private ThisProcess() {}

  /** Seconds of all processors that it has used since it began. */
  static double cpuSeconds() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime()
        / 1e9;
  }

  /** Seconds that all processors were idle since the machine began; NaN where nobody tells. */
  static double idleSeconds() {
    try (var lines = Files.lines(PROCESSORS)) {
      var fields = lines.findFirst().orElse("").split("\\s+", -1);
      return Double.parseDouble(fields[IDLE_FIELD]) / TICKS_PER_SECOND;
    } catch (IOException | RuntimeException e) {
      // Not Linux.
      return Double.NaN;
    }
  }

  /** Megabytes of heap that are in use after a full collection. */
  static double heapAfterCollection() {
    var memory = ManagementFactory.getMemoryMXBean();
    memory.gc();
    return memory.getHeapMemoryUsage().getUsed() / MEGABYTE;
  }
}
