package io.plumbline.benchmarks.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What sources and sinks of the job that runs now have seen. They are copied into tasks, and all of
 * them find the one meter here: one job runs at a time.
 */
final class Meter {
  private static volatile Meter current = new Meter(0);

  private final long warmUp;
  private final AtomicLong verdicts = new AtomicLong();
  private final AtomicLong unknown = new AtomicLong();
  private final AtomicLong leftOut = new AtomicLong();
  private final Map<Integer, Map<Integer, Long>> firstByVersion = new TreeMap<>();
  private final List<Double> heap = new ArrayList<>();
  private Span span;
  private long startNanos;
  private double startCpu;
  private double startIdle;

  /**
   * What a job took.
   *
   * @param cpuSeconds of all processors, by this process
   * @param idleSeconds of all processors, used by no process at all
   */
  record Span(double seconds, double cpuSeconds, double idleSeconds) {
    double coresInUse() {
      return cpuSeconds / seconds;
    }

    Span best(Span other) {
      return new Span(
          Math.min(seconds, other.seconds),
          Math.min(cpuSeconds, other.cpuSeconds),
          Math.min(idleSeconds, other.idleSeconds));
    }
  }

  private Meter(long warmUp) {
    this.warmUp = warmUp;
  }

  /**
   * Begins a job.
   *
   * @param warmUp verdicts after which time is taken; 0 to start with the first row
   */
  static Meter begin(long warmUp) {
    current = new Meter(warmUp);
    return current;
  }

  static Meter current() {
    return current;
  }

  /** A source opens. */
  void opened() {
    if (warmUp == 0) {
      start();
    }
  }

  private synchronized void start() {
    if (startNanos == 0) {
      startNanos = System.nanoTime();
      startCpu = ThisProcess.cpuSeconds();
      startIdle = ThisProcess.idleSeconds();
    }
  }

  /** A sink has all. */
  synchronized void closed() {
    span =
        new Span(
            (System.nanoTime() - startNanos) / 1e9,
            ThisProcess.cpuSeconds() - startCpu,
            ThisProcess.idleSeconds() - startIdle);
  }

  /** Counts a verdict. */
  void verdict(boolean isUnknown, boolean isLeftOut) {
    if (verdicts.incrementAndGet() == warmUp) {
      start();
    }
    if (isLeftOut) {
      leftOut.incrementAndGet();
    } else if (isUnknown) {
      unknown.incrementAndGet();
    }
  }

  /** A verdict by a version of a rule on rows that a subtask evaluated; only the first counts. */
  synchronized void verdictOf(int version, int subtask, long delayMillis) {
    firstByVersion.computeIfAbsent(version, v -> new TreeMap<>()).putIfAbsent(subtask, delayMillis);
  }

  /** Collects garbage and notes what is left. */
  void noteHeap() {
    double used = ThisProcess.heapAfterCollection();
    synchronized (this) {
      heap.add(used);
    }
  }

  synchronized Span span() {
    return span;
  }

  long verdicts() {
    return verdicts.get();
  }

  /** Verdicts that are UNKNOWN, those on segments that are left out not among them. */
  long unknown() {
    return unknown.get();
  }

  long leftOut() {
    return leftOut.get();
  }

  synchronized List<Double> heap() {
    return List.copyOf(heap);
  }

  /**
   * By version that all subtasks have judged by: milliseconds until the last of them did. The first
   * version is left out: it comes while the job starts.
   */
  synchronized List<Long> delays(int subtasks) {
    return firstByVersion.values().stream()
        .skip(1)
        .filter(bySubtask -> bySubtask.size() == subtasks)
        .map(bySubtask -> bySubtask.values().stream().mapToLong(Long::longValue).max().getAsLong())
        .sorted()
        .toList();
  }
}
