package io.plumbline.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plumbline.model.Json;
import io.plumbline.model.Topics;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** A real broker in KRaft mode in this process, with the topics of the engine. */
final class KafkaBroker implements AutoCloseable {

  private static final int MESSAGE_BYTES = 20 << 20;

  private final String bootstrap;
  private final KafkaRaftServer server;
  private final KafkaProducer<String, byte[]> producer;

  private KafkaBroker(String bootstrap, KafkaRaftServer server) {
    this.bootstrap = bootstrap;
    this.server = server;
    this.producer =
        new KafkaProducer<>(
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap, "linger.ms", 0),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  static KafkaBroker start(Path directory) throws Exception {
    int port = freePort();
    int controller = freePort();
    var log = Files.createDirectories(directory).toString();
    var settings =
        Map.of(
            "process.roles",
            "broker,controller",
            "node.id",
            "1",
            "controller.quorum.voters",
            "1@127.0.0.1:" + controller,
            "controller.listener.names",
            "CONTROLLER",
            "listeners",
            "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controller,
            "advertised.listeners",
            "PLAINTEXT://127.0.0.1:" + port,
            "log.dirs",
            log,
            "offsets.topic.replication.factor",
            "1",
            "auto.create.topics.enable",
            "false",
            "message.max.bytes",
            String.valueOf(MESSAGE_BYTES));
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
    var broker = new KafkaBroker("127.0.0.1:" + port, server);
    broker.createTopics();
    return broker;
  }

  String bootstrap() {
    return bootstrap;
  }

  /** Appends a value of the model as JSON. */
  void append(String topic, String key, Object value) throws Exception {
    append(topic, 0, key, Json.writeBytes(value));
  }

  void append(String topic, int partition, String key, byte[] value) throws Exception {
    producer.send(new ProducerRecord<>(topic, partition, key, value)).get(10, TimeUnit.SECONDS);
  }

  /** Everything that the topic holds now. */
  List<ConsumerRecord<String, byte[]>> records(String topic) {
    Map<String, Object> settings =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrap,
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "earliest");
    var records = new ArrayList<ConsumerRecord<String, byte[]>>();
    try (var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      var partitions =
          consumer.partitionsFor(topic).stream()
              .map(partition -> new TopicPartition(topic, partition.partition()))
              .toList();
      consumer.assign(partitions);
      var ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
      }
    }
    return records;
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(5));
    server.shutdown();
    server.awaitShutdown();
  }

  private void createTopics() throws ExecutionException, InterruptedException, TimeoutException {
    var topics =
        Topics.ALL.stream()
            .map(
                name ->
                    new NewTopic(name, name.equals(Topics.ALERTS) ? 2 : 1, (short) 1)
                        .configs(
                            Map.of(
                                "cleanup.policy",
                                name.equals(Topics.RULES) ? "compact" : "delete",
                                "max.message.bytes",
                                name.equals(Topics.TELEMETRY) || name.equals(Topics.DEAD_LETTERS)
                                    ? String.valueOf(MESSAGE_BYTES)
                                    : "1048588")))
            .toList();
    try (var admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap))) {
      admin.createTopics(topics).all().get(30, TimeUnit.SECONDS);
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
