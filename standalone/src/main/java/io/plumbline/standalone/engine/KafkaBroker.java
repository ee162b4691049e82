package io.plumbline.standalone.engine;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A Kafka broker in this process, its own controller (KRaft), on loopback alone. */
public final class KafkaBroker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaBroker.class);
  private static final Duration STOP = Duration.ofSeconds(20);

  private final KafkaRaftServer server;
  private final String bootstrap;

  private KafkaBroker(KafkaRaftServer server, String bootstrap) {
    this.server = server;
    this.bootstrap = bootstrap;
  }

  /**
   * Starts a broker and makes the topics that are missing; returns when it serves them.
   *
   * @param folder of its log; formatted when it is empty
   * @param retention how long records are kept after they were appended
   */
  public static KafkaBroker start(Path folder, int port, int controllerPort, Duration retention) {
    var settings = BrokerSettings.of(folder, port, controllerPort, retention);
    format(folder);
    var server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
    var broker = new KafkaBroker(server, "127.0.0.1:" + port);
    try {
      server.startup();
      BrokerTopics.createMissing(broker.bootstrap, retention);
      return broker;
    } catch (RuntimeException e) {
      broker.close();
      throw e;
    }
  }

  /** Where clients connect: {@code host:port}. */
  public String bootstrap() {
    return bootstrap;
  }

  /** Stops it; what it kept stays. Waits 20 s at the most. */
  @Override
  public void close() {
    var stop = new Thread(this::stop, "stop-kafka");
    stop.setDaemon(true);
    stop.start();
    try {
      stop.join(STOP.toMillis());
      if (stop.isAlive()) {
        LOG.warn("The broker did not stop within {}", STOP);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void stop() {
    server.shutdown();
    server.awaitShutdown();
  }

  private static void format(Path folder) {
    if (Files.exists(folder.resolve("meta.properties"))) {
      return;
    }
    var output = new ByteArrayOutputStream();
    try (var lines = new PrintStream(output, true, StandardCharsets.UTF_8)) {
      new Formatter()
          .setPrintStream(lines)
          .setClusterId(Uuid.randomUuid().toString())
          .setNodeId(BrokerSettings.NODE)
          .setControllerListenerName(BrokerSettings.CONTROLLER)
          .addDirectory(folder.toString())
          .setMetadataLogDirectory(folder.toString())
          .setUnstableFeatureVersionsEnabled(false)
          .run();
    } catch (Exception e) {
      throw new IllegalStateException(
          "Cannot format Kafka folder %s: %s"
              .formatted(folder, output.toString(StandardCharsets.UTF_8).strip()),
          e);
    }
  }
}
