package io.plumbline.connectors.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A real PostgreSQL 15 of Debian with pgaudit, on a free port of the loopback interface, that
 * writes its csvlog. PostgreSQL refuses to run as root: then it runs as nobody.
 */
final class PgauditServer implements AutoCloseable {
  private static final int CANNOT_INSTALL = 3;
  private static final int SECONDS = 400;
  private static final List<String> AS_NOBODY =
      List.of("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups");

  private final Path home;
  private final Path folder;
  private final int port;
  private boolean isRunning;

  private PgauditServer(Path home, Path folder, int port) {
    this.home = home;
    this.folder = folder;
    this.port = port;
  }

  /**
   * Starts one; the test is skipped where it can neither be found nor installed.
   *
   * @param folder an empty one of its own
   */
  static PgauditServer start(Path folder) throws Exception {
    var installed = install();
    // Whoever it runs as must be able to read it, wherever the project lies.
    var home = isRoot() && !installed.startsWith("/usr") ? copied(installed, folder) : installed;
    int port;
    try (var free = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    var server = new PgauditServer(home, folder, port);
    if (isRoot()) {
      run(List.of("chown", "nobody:nogroup", folder.toString()), folder);
      run(List.of("chmod", "755", folder.toString()), folder);
    }
    server.program(
        "initdb",
        "-D",
        server.data(),
        "-U",
        "postgres",
        "-A",
        "trust",
        "-N",
        "-E",
        "UTF8",
        "--locale=C");
    var options =
        "-c listen_addresses=127.0.0.1 -c port=%d -c unix_socket_directories= -c jit=off -c fsync=off"
                .formatted(port)
            + " -c shared_preload_libraries=pgaudit -c pgaudit.log=all -c pgaudit.log_relation=on"
            + " -c pgaudit.log_parameter=on -c pgaudit.log_rows=on -c pgaudit.log_catalog=off"
            + " -c logging_collector=on -c log_destination=csvlog -c log_timezone=UTC"
            + " -c log_filename=audit.log";
    server.program(
        "pg_ctl",
        "-D",
        server.data(),
        "-w",
        "-l",
        folder.resolve("start.log").toString(),
        "-o",
        options,
        "start");
    server.isRunning = true;
    return server;
  }

  /** A connection of a user to the database postgres. */
  Connection connect(String user, String application) throws SQLException {
    var properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("ApplicationName", application);
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port + "/postgres", properties);
  }

  /** Everything that it wrote, once it has stopped. */
  String stopAndReadLog() throws IOException {
    close();
    return Files.readString(folder.resolve("data/log/audit.csv"), UTF_8);
  }

  @Override
  public void close() throws IOException {
    if (isRunning) {
      isRunning = false;
      program("pg_ctl", "-D", data(), "-w", "-m", "fast", "stop");
    }
  }

  private String data() {
    return folder.resolve("data").toString();
  }

  private void program(String name, String... arguments) throws IOException {
    var command = new ArrayList<String>(isRoot() ? AS_NOBODY : List.of());
    command.add(home.resolve("bin").resolve(name).toString());
    command.addAll(List.of(arguments));
    run(command, folder);
  }

  private static Path install() throws Exception {
    var folder = Path.of("target", "postgresql").toAbsolutePath();
    var script = Path.of("src", "test", "postgres", "install").toAbsolutePath();
    var errors = Files.createTempFile("plumbline-postgresql", ".log");
    try {
      var process =
          new ProcessBuilder("bash", script.toString(), folder.toString())
              .redirectError(errors.toFile())
              .start();
      var home = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
      int code = process.waitFor();
      var said = Files.readString(errors);
      Assumptions.assumeTrue(code != CANNOT_INSTALL, () -> "pgaudit is not tried: " + said);
      if (code != 0) {
        throw new IOException("Cannot install PostgreSQL:\n" + said);
      }
      return Path.of(home);
    } finally {
      Files.delete(errors);
    }
  }

  /** The installation, {@code root/usr/lib/postgresql/15}, as a copy below a folder. */
  private static Path copied(Path home, Path folder) throws IOException {
    var root = home.getParent().getParent().getParent().getParent();
    run(List.of("cp", "-r", root.toString(), folder.resolve("root").toString()), folder);
    run(List.of("chmod", "-R", "a+rX", folder.resolve("root").toString()), folder);
    return folder.resolve("root").resolve(root.relativize(home));
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static void run(List<String> command, Path folder) throws IOException {
    var log = Files.createTempFile("plumbline-postgresql", ".log");
    try {
      var builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile());
      builder.environment().put("LD_LIBRARY_PATH", libraries(folder));
      var process = builder.start();
      if (!hasSucceeded(process)) {
        process.destroyForcibly();
        throw new IOException("Cannot run " + command + ":\n" + Files.readString(log));
      }
    } finally {
      Files.delete(log);
    }
  }

  private static boolean hasSucceeded(Process process) {
    try {
      return process.waitFor(SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Where the libraries of an installation lie that is not the machine's own. */
  private static String libraries(Path folder) throws IOException {
    var found = new ArrayList<String>();
    for (var root : List.of(folder.resolve("root"), Path.of("target/postgresql/root"))) {
      var lib = root.resolve("usr/lib").toAbsolutePath();
      if (Files.isDirectory(lib)) {
        try (Stream<Path> folders = Files.list(lib)) {
          folders
              .filter(each -> each.toString().endsWith("-linux-gnu"))
              .forEach(each -> found.add(each.toString()));
        }
      }
    }
    return String.join(File.pathSeparator, found);
  }
}
