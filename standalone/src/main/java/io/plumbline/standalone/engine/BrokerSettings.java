package io.plumbline.standalone.engine;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Settings of a broker that serves one engine: small buffers, one replica, loopback. */
final class BrokerSettings {
  static final int NODE = 1;
  static final String CONTROLLER = "CONTROLLER";

  /** A telemetry event of 16 MiB with its headers. */
  static final int LARGEST_MESSAGE = 17 << 20;

  private static final int SEGMENT = 64 << 20;

  private BrokerSettings() {}

  static Map<String, Object> of(Path folder, int port, int controllerPort, Duration retention) {
    var settings = new HashMap<String, Object>();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", NODE);
    settings.put("controller.quorum.voters", NODE + "@127.0.0.1:" + controllerPort);
    settings.put("controller.listener.names", CONTROLLER);
    settings.put(
        "listeners",
        "PLAINTEXT://127.0.0.1:%d,%s://127.0.0.1:%d".formatted(port, CONTROLLER, controllerPort));
    settings.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
    settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    settings.put("log.dirs", folder.toString());
    settings.put("auto.create.topics.enable", false);
    settings.put("group.initial.rebalance.delay.ms", 0);
    log(settings, retention);
    oneReplica(settings);
    small(settings);
    return settings;
  }

  private static void log(Map<String, Object> settings, Duration retention) {
    settings.put("message.max.bytes", LARGEST_MESSAGE);
    settings.put("replica.fetch.max.bytes", LARGEST_MESSAGE);
    settings.put("log.retention.ms", retention.toMillis());
    // Telemetry of weeks ago must live as long as telemetry of today: age counts from the append.
    settings.put("log.message.timestamp.type", "LogAppendTime");
    settings.put("log.segment.bytes", SEGMENT);
    // Index files take their full size on disk while their segment is active.
    settings.put("log.index.size.max.bytes", 1 << 20);
  }

  private static void oneReplica(Map<String, Object> settings) {
    settings.put("offsets.topic.replication.factor", (short) 1);
    settings.put("offsets.topic.num.partitions", 4);
    settings.put("transaction.state.log.replication.factor", (short) 1);
    settings.put("transaction.state.log.min.isr", 1);
    settings.put("transaction.state.log.num.partitions", 4);
    settings.put("share.coordinator.state.topic.replication.factor", (short) 1);
    settings.put("share.coordinator.state.topic.min.isr", (short) 1);
    settings.put("share.coordinator.state.topic.num.partitions", 1);
  }

  private static void small(Map<String, Object> settings) {
    settings.put("num.network.threads", 2);
    settings.put("num.io.threads", 4);
    settings.put("background.threads", 2);
    settings.put("log.cleaner.threads", 1);
    settings.put("log.cleaner.dedupe.buffer.size", 8L << 20);
    settings.put("log.cleaner.io.buffer.size", 1 << 18);
  }
}
