package io.plumbline.enforcement.store.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** A real broker in KRaft mode in this process. */
public final class KafkaBroker implements AutoCloseable {
  private final String bootstrap;
  private final KafkaRaftServer server;

  private KafkaBroker(String bootstrap, KafkaRaftServer server) {
    this.bootstrap = bootstrap;
    this.server = server;
  }

  public static KafkaBroker start(Path directory) throws Exception {
    int port = freePort();
    int controller = freePort();
    var log = directory.toString();
    var settings =
        Map.ofEntries(
            Map.entry("process.roles", "broker,controller"),
            Map.entry("node.id", "1"),
            Map.entry("controller.quorum.voters", "1@127.0.0.1:" + controller),
            Map.entry("controller.listener.names", "CONTROLLER"),
            Map.entry(
                "listeners",
                "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controller),
            Map.entry("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port),
            Map.entry("log.dirs", log),
            Map.entry("offsets.topic.replication.factor", "1"),
            Map.entry("offsets.topic.num.partitions", "1"),
            Map.entry("transaction.state.log.replication.factor", "1"),
            Map.entry("transaction.state.log.min.isr", "1"),
            Map.entry("transaction.state.log.num.partitions", "1"),
            Map.entry("auto.create.topics.enable", "false"),
            // What tests write is old, or of the future.
            Map.entry("log.retention.ms", "-1"),
            Map.entry("log.message.timestamp.after.max.ms", String.valueOf(Long.MAX_VALUE)),
            Map.entry("log.message.timestamp.before.max.ms", String.valueOf(Long.MAX_VALUE)));
    new Formatter()
        .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), true, UTF_8))
        .setNodeId(1)
        .setClusterId(Uuid.randomUuid().toString())
        .setDirectories(List.of(log))
        .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
        .setControllerListenerName("CONTROLLER")
        .setMetadataLogDirectory(log)
        .setIgnoreFormatted(true)
        .run();
    var server = new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM);
    server.startup();
    return new KafkaBroker("127.0.0.1:" + port, server);
  }

  public String bootstrap() {
    return bootstrap;
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
