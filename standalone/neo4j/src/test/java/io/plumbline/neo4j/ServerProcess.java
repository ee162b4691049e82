package io.plumbline.neo4j;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The server as its parent sees it: a process started from the folder that the build made. */
final class ServerProcess implements AutoCloseable {
  private static final long START_SECONDS = 90;

  private final Process process;
  private final Path errors;
  private String firstLine;

  private ServerProcess(Process process, Path errors) {
    this.process = process;
    this.errors = errors;
  }

  static ServerProcess launch(Path home, String password, String... options) throws IOException {
    var lib = System.getProperty("neo4j.lib");
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var command = new ArrayList<String>();
    command.add(java);
    command.add("-Xmx400m");
    command.add("-cp");
    command.add(lib + File.separator + "*");
    command.add("io.plumbline.neo4j.Neo4jServer");
    command.add("--home");
    command.add(home.toString());
    command.addAll(List.of(options));
    var errors = home.resolveSibling(home.getFileName() + ".err");
    var builder = new ProcessBuilder(command).redirectError(errors.toFile());
    if (password != null) {
      builder.environment().put("PLUMBLINE_NEO4J_PASSWORD", password);
    }
    return new ServerProcess(builder.start(), errors);
  }

  /** The first line on standard output, or null if the process ended without one. */
  String firstLine() throws ExecutionException, InterruptedException, TimeoutException {
    if (firstLine == null) {
      firstLine =
          CompletableFuture.supplyAsync(this::readLine).get(START_SECONDS, TimeUnit.SECONDS);
    }
    return firstLine;
  }

  /** Where to connect, once it is ready. */
  String uri() throws ExecutionException, InterruptedException, TimeoutException {
    return firstLine().substring("READY ".length());
  }

  String errors() throws IOException {
    return Files.readString(errors);
  }

  void closeStandardInput() throws IOException {
    process.getOutputStream().close();
  }

  void terminate() {
    process.destroy();
  }

  /** As {@code kill -9}: nothing is flushed, no hook runs. */
  void kill() {
    process.destroyForcibly().onExit().orTimeout(10, TimeUnit.SECONDS).join();
  }

  /** The exit code, or an error if the process lives on. */
  int exitCode() throws InterruptedException {
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      throw new AssertionError("The server is still running");
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    kill();
  }

  private String readLine() {
    try {
      var line =
          new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8)).readLine();
      return line == null ? "" : line;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the output of the server", e);
    }
  }
}
