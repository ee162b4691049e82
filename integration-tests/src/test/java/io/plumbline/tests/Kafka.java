package io.plumbline.tests;

import io.plumbline.standalone.engine.KafkaBroker;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A real broker of one node for a test, on ports that are free. */
record Kafka(KafkaBroker broker) implements AutoCloseable {
  static Kafka start(Path folder) throws IOException {
    var log = Files.createDirectories(folder.resolve("kafka"));
    return new Kafka(KafkaBroker.start(log, freePort(), freePort(), Duration.ofHours(1)));
  }

  String bootstrap() {
    return broker.bootstrap();
  }

  static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    broker.close();
  }
}
