package io.plumbline.standalone.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Neo4j server in a process of its own, for its licence. It ends when the pipe to its standard
 * input closes, so it never outlives this process, however that ends.
 */
public final class Neo4jProcess implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Neo4jProcess.class);
  private static final Duration START = Duration.ofSeconds(120);
  private static final Duration STOP = Duration.ofSeconds(20);
  private static final String READY = "READY ";

  private final Process process;
  private final BufferedReader output;
  private CompletableFuture<Void> ended;
  private String uri;

  private Neo4jProcess(Process process) {
    this.process = process;
    this.output = process.inputReader(UTF_8);
  }

  /**
   * Starts a server and returns when it accepts connections.
   *
   * @param lib folder of the jars of module standalone-neo4j
   * @param home folder of the database
   * @param passwordFile holds the password of user {@code neo4j}
   * @param log file that takes what it says
   * @throws IllegalStateException if it does not start within 120 s
   */
  public static Neo4jProcess start(
      Path lib, Path home, int port, Path passwordFile, Path log, int heapMegabytes) {
    if (!Files.isDirectory(lib)) {
      throw new IllegalStateException(
          "Cannot find the Neo4j jars: %s; start with ./plumbline, which builds them"
              .formatted(lib));
    }
    var command =
        List.of(
            "/bin/sh",
            "-c",
            // Ctrl-C in a terminal reaches children too; this one must outlive the jobs that write
            // to it.
            "trap '' INT; exec \"$0\" \"$@\"",
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx" + heapMegabytes + "m",
            "-XX:+UseSerialGC",
            // Its load is small, and the optimizing compiler would take more of the machine than it
            // does.
            "-XX:TieredStopAtLevel=1",
            "-cp",
            lib + File.separator + "*",
            Orphans.NEO4J_MAIN,
            "--home",
            home.toString(),
            "--bolt-port",
            String.valueOf(port),
            "--password-file",
            passwordFile.toString());
    Neo4jProcess neo4j;
    try {
      var builder =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
      neo4j = new Neo4jProcess(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot start Neo4j", e);
    }
    try {
      Orphans.note(home, neo4j.process.pid());
      neo4j.uri = neo4j.awaitReady(log);
      return neo4j;
    } catch (RuntimeException e) {
      neo4j.close();
      throw e;
    }
  }

  /** Bolt address, such as {@code bolt://127.0.0.1:7687}. */
  public String uri() {
    return uri;
  }

  /** Does something when the process ends, by whatever cause. */
  public void whenEnded(Runnable action) {
    ended = process.onExit().thenRun(action);
  }

  /** Asks it to stop, and makes it stop if it does not within 20 s. */
  @Override
  public void close() {
    if (ended != null) {
      ended.cancel(false);
    }
    try {
      process.getOutputStream().close();
      if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
        LOG.warn("Neo4j did not stop within {}; it is killed and recovers at its next start", STOP);
        process.destroyForcibly();
        process.waitFor(5, TimeUnit.SECONDS);
      }
    } catch (IOException e) {
      process.destroy();
      LOG.warn("Cannot close the pipe to Neo4j", e);
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
    }
  }

  private String awaitReady(Path log) {
    var line = CompletableFuture.supplyAsync(this::readyLine);
    try {
      var ready = line.get(START.toSeconds(), TimeUnit.SECONDS);
      if (ready != null) {
        drain();
        return ready.substring(READY.length()).strip();
      }
      throw new IllegalStateException("Cannot start Neo4j: it ended; see " + log);
    } catch (TimeoutException | ExecutionException e) {
      throw new IllegalStateException(
          "Cannot start Neo4j within %d s; see %s".formatted(START.toSeconds(), log), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Cannot start Neo4j: interrupted", e);
    }
  }

  /** The line that says it is ready, or null when it ended without one. */
  private String readyLine() {
    try {
      var line = output.readLine();
      while (line != null && !line.startsWith(READY)) {
        line = output.readLine();
      }
      return line;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the output of Neo4j", e);
    }
  }

  // A child whose output nobody reads stops when the pipe is full.
  private void drain() {
    var reader =
        new Thread(() -> output.lines().forEach(line -> LOG.debug("{}", line)), "neo4j-output");
    reader.setDaemon(true);
    reader.start();
  }
}
