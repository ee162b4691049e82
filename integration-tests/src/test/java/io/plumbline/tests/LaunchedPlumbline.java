package io.plumbline.tests;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plumbline.standalone.client.Connection;
import io.plumbline.tests.RunningEngine.Api;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Plumbline as a user has it: a process of its own, started from the built distribution. */
final class LaunchedPlumbline implements AutoCloseable {
  private static final Path LIB = Path.of("../standalone/target/plumbline/lib");

  private final Process process;
  private final Path output;
  private final Path data;

  private LaunchedPlumbline(Process process, Path output, Path data) {
    this.process = process;
    this.output = output;
    this.data = data;
  }

  /** Starts a command on a data folder; what it prints goes to a file beside the folder. */
  static LaunchedPlumbline start(Path data, String... command) throws IOException {
    var output =
        Files.createTempFile(data.toAbsolutePath().getParent(), "output-" + command[0], ".txt");
    var line = new ArrayList<String>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.add("-Dplumbline.neo4j.lib=" + RunningEngine.NEO4J_LIB.toAbsolutePath().normalize());
    line.addAll(List.of("-Xmx1g", "-XX:+UseG1GC"));
    for (var opened : List.of("java.util", "java.lang", "java.time")) {
      line.addAll(List.of("--add-opens", "java.base/" + opened + "=ALL-UNNAMED"));
    }
    line.addAll(
        List.of(
            "-cp", LIB.toAbsolutePath().normalize() + "/*", "io.plumbline.standalone.Plumbline"));
    line.addAll(List.of(command));
    line.addAll(List.of("--data", data.toString()));
    var process =
        new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(output.toFile()).start();
    return new LaunchedPlumbline(process, output, data);
  }

  /** Whether the engine of this very process answers. */
  boolean isUp() {
    if (!process.isAlive()) {
      throw new AssertionError("It ended with " + process.exitValue() + ":\n" + output());
    }
    try {
      return Connection.read(data).pid() == process.pid()
          && api().get("/health/ready").status() == 200;
    } catch (IllegalStateException | UncheckedIOException notYet) {
      return false;
    }
  }

  Api api() {
    return new Api(Connection.read(data));
  }

  String output() {
    try {
      return Files.readString(output, UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its exit code; fails when it does not end in time. */
  int exitCode(long seconds) throws InterruptedException {
    if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
      throw new AssertionError("It has not ended after " + seconds + " s:\n" + output());
    }
    return process.exitValue();
  }

  /** kill -9: no hook runs, nothing is flushed. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    exitCode(10);
  }

  /** SIGTERM, as Ctrl-C does it, and the end of the process. */
  void stop() throws InterruptedException {
    process.destroy();
    exitCode(60);
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().orTimeout(10, TimeUnit.SECONDS).join();
  }
}
