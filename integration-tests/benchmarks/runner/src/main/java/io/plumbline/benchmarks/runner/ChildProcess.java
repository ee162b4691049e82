package io.plumbline.benchmarks.runner;

import io.plumbline.benchmarks.harness.PeakMemory;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Runs one program at a time to its end, and keeps what it prints. */
final class ChildProcess {
  private static final long LIMIT_SECONDS = 30 * 60;
  private static final long BETWEEN_LOOKS_MILLIS = 50;

  private final Path logs;

  /**
   * @param logs folder for what the programs print
   */
  ChildProcess(Path logs) {
    this.logs = logs;
  }

  /**
   * What a program left.
   *
   * @param lines its standard output
   * @param peakBytes the most resident memory it had when last looked at; 0 where nobody tells
   */
  record Outcome(List<String> lines, double seconds, long peakBytes) {
    /** The last line, which is the result of a peer. */
    String lastLine() {
      return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
    }
  }

  /**
   * Runs it.
   *
   * @param name of its log files
   * @param fine exit codes that are no failure
   * @throws IllegalStateException if it fails, or does not end in time
   */
  Outcome run(String name, List<String> command, Set<Integer> fine) throws InterruptedException {
    var output = logs.resolve(name + ".out").toFile();
    var errors = logs.resolve(name + ".err").toFile();
    try {
      Files.createDirectories(logs);
      long start = System.nanoTime();
      var process = start(command, output, errors);
      long peak = 0;
      while (!process.waitFor(BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS)) {
        peak = Math.max(peak, PeakMemory.ofProcess(process.pid()).orElse(0));
        if (System.nanoTime() - start > TimeUnit.SECONDS.toNanos(LIMIT_SECONDS)) {
          process.destroyForcibly();
          throw new IllegalStateException(
              "Cannot finish %s: it ran for %s s; see %s".formatted(name, LIMIT_SECONDS, errors));
        }
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      if (!fine.contains(process.exitValue())) {
        throw new IllegalStateException(
            "Cannot finish %s: exit code %s; see %s".formatted(name, process.exitValue(), errors));
      }
      return new Outcome(Files.readAllLines(output.toPath()), seconds, peak);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot run " + name, e);
    }
  }

  private static Process start(List<String> command, File output, File errors) throws IOException {
    return new ProcessBuilder(command).redirectOutput(output).redirectError(errors).start();
  }
}
