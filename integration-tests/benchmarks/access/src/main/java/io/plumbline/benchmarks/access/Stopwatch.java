package io.plumbline.benchmarks.access;

import io.plumbline.model.AccessEvent;
import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.api.common.functions.MapFunction;

/** Sees each event behind the source: the time is taken from the first of them on. */
final class Stopwatch implements MapFunction<AccessEvent, AccessEvent> {
  private static final long serialVersionUID = 1L;
  private static final AtomicLong BEGIN = new AtomicLong();
  private static final AtomicLong CPU = new AtomicLong();

  @Override
  public AccessEvent map(AccessEvent event) {
    if (BEGIN.get() == 0 && BEGIN.compareAndSet(0, System.nanoTime())) {
      CPU.set(cpuNanos());
    }
    return event;
  }

  static double seconds() {
    return (System.nanoTime() - BEGIN.get()) / 1e9;
  }

  /** Of all processors, by this process, the broker in it included. */
  static double cpuSeconds() {
    return (cpuNanos() - CPU.get()) / 1e9;
  }

  private static long cpuNanos() {
    return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
        .getProcessCpuTime();
  }
}
