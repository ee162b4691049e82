package io.plumbline.benchmarks.access;

import io.plumbline.standalone.engine.KafkaBroker;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;

/**
 * The program behind {@code integration-tests/benchmarks/run --access [EVENTS]}: how many access
 * events a second the job takes from a real broker in the same process, on two cores.
 */
public final class AccessBenchmark {
  private static final long EVENTS = 1_000_000;
  private static final double BAR = 20_000;

  private AccessBenchmark() {}

  public static void main(String... arguments) throws Exception {
    long events = arguments.length == 0 ? EVENTS : Long.parseLong(arguments[0]);
    var folder = Files.createTempDirectory("plumbline-access");
    boolean isReached;
    try (var broker = KafkaBroker.start(folder, freePort(), freePort(), Duration.ofDays(400))) {
      var log = WrittenLog.write(broker.bootstrap(), events);
      AccessJob.run(broker.bootstrap());
      isReached = report(log);
    } finally {
      delete(folder);
    }
    // Threads of the broker may live on.
    System.exit(isReached ? 0 : 1);
  }

  private static boolean report(WrittenLog log) {
    double seconds = Stopwatch.seconds();
    double speed = log.events() / seconds;
    line("access events, by %d policies".formatted(Watch.policies().size()), log.events(), "");
    line("bytes of one, on the topic", (double) log.bytes() / log.events(), "");
    line("seconds", seconds, "");
    boolean isReached = speed >= BAR;
    line("events/s", speed, (isReached ? "reached" : "NOT REACHED") + " >= " + (long) BAR);
    line("events/CPU s, broker included", log.events() / Stopwatch.cpuSeconds(), "");
    line("cores in use", Stopwatch.cpuSeconds() / seconds, "");
    line("decisions", Tally.Kind.DECISIONS.count(), "");
    line("nodes and edges to be written", Tally.Kind.GRAPH_WRITES.count(), "");
    return isReached;
  }

  private static void line(String name, double value, String verdict) {
    System.out.printf("%-40s %,15.1f  %s%n", name, value, verdict);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
