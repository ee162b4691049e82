package io.plumbline.connectors.target.airflow;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * A mock server that answers requests as an OpenAPI description says and refuses those that do not
 * have its shape. It keeps no state: it says nothing of what Airflow would do.
 */
final class Prism implements AutoCloseable {
  private static final String PACKAGE = "@stoplight/prism-cli@5.16.0";
  private static final int SECONDS = 180;

  private final Process process;
  private final int port;

  private Prism(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Installs it by npm into the build folder once; the test is skipped where there is no npm. */
  static Prism serve(Path description) throws Exception {
    var home = Path.of("target", "prism").toAbsolutePath();
    var program = home.resolve("node_modules/.bin/prism");
    if (!Files.exists(program)) {
      install(home);
    }
    int port;
    try (var free = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    var log = home.resolve("prism-" + port + ".log");
    var process =
        new ProcessBuilder(
                program.toString(),
                "mock",
                "--errors",
                "--host",
                "127.0.0.1",
                "--port",
                Integer.toString(port),
                description.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    var prism = new Prism(process, port);
    prism.awaitReady(log);
    return prism;
  }

  private static void install(Path home) throws Exception {
    Assumptions.assumeTrue(isThere("npm"), "npm is not there, and Prism is installed by it");
    Files.createDirectories(home);
    var log = home.resolve("install.log");
    // No scripts of packages: Prism needs none.
    var install =
        new ProcessBuilder(
                "npm",
                "install",
                "--no-audit",
                "--no-fund",
                "--ignore-scripts",
                "--prefix",
                home.toString(),
                PACKAGE)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    if (!install.waitFor(SECONDS, TimeUnit.SECONDS) || install.exitValue() != 0) {
      install.destroyForcibly();
      throw new IOException("Cannot install Prism by npm:\n" + Files.readString(log));
    }
  }

  private static boolean isThere(String program) {
    for (var folder : System.getenv("PATH").split(File.pathSeparator, -1)) {
      if (Files.isExecutable(Path.of(folder, program))) {
        return true;
      }
    }
    return false;
  }

  private void awaitReady(Path log) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    while (!Files.readString(log, UTF_8).contains("Prism is listening")) {
      if (process.waitFor(100, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
        close();
        throw new IOException("Cannot start Prism:\n" + Files.readString(log));
      }
    }
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + port);
  }

  @Override
  public void close() {
    process.destroy();
  }
}
