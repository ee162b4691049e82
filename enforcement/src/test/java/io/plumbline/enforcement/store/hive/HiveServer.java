package io.plumbline.enforcement.store.hive;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A metastore with a database in memory, in a process of its own. */
final class HiveServer implements AutoCloseable {
  private final Process process;
  private final int port;

  private HiveServer(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  static HiveServer start(Path directory) throws IOException {
    int port = freePort();
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx300m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "-Djavax.jdo.option.ConnectionURL=jdbc:derby:memory:metastore;create=true",
                "-Dderby.stream.error.file=" + directory.resolve("derby.log"),
                "-Ddatanucleus.schema.autoCreateAll=true",
                "-Dmetastore.schema.verification=false",
                "-Dmetastore.thrift.bind.host=127.0.0.1",
                "-Dmetastore.warehouse.dir=" + directory.resolve("warehouse").toUri(),
                "org.apache.hadoop.hive.metastore.HiveMetaStore",
                "-p",
                Integer.toString(port))
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("metastore.log").toFile())
            .start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    Awaitility.await()
        .atMost(90, TimeUnit.SECONDS)
        .pollInterval(Duration.ofMillis(200))
        .ignoreExceptions()
        .until(() -> !process.isAlive() || answers(port));
    if (!process.isAlive()) {
      throw new IllegalStateException(
          "Cannot start a metastore: " + Files.readString(directory.resolve("metastore.log")));
    }
    return new HiveServer(process, port);
  }

  int port() {
    return port;
  }

  String url() {
    return "thrift://127.0.0.1:" + port;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private static boolean answers(int port) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
