package io.plumbline.standalone.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.Topics;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaBrokerIT {
  private static final Duration RETENTION = Duration.ofDays(30);
  private static final TopicPartition ALERTS = new TopicPartition(Topics.ALERTS, 0);

  @TempDir Path folder;

  @Test
  void whatWasWrittenIsThereAfterARestartOnOtherPorts() throws Exception {
    var sixteenMebibytes = new byte[16 << 20];
    try (var broker = start()) {
      write(broker, "first".getBytes(UTF_8), 0L);
      write(broker, sixteenMebibytes, null);
    }

    try (var broker = start()) {
      var values = read(broker);

      assertThat(values).hasSize(2);
      assertThat(new String(values.get(0), UTF_8)).isEqualTo("first");
      assertThat(values.get(1)).hasSize(sixteenMebibytes.length);
    }
  }

  @Test
  void everyTopicIsThereAndARestartMakesNoneAgain() throws Exception {
    start().close();

    try (var broker = start();
        var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
      var topics = admin.describeTopics(Topics.ALL).allTopicNames().get(30, TimeUnit.SECONDS);

      assertThat(topics.get(Topics.TELEMETRY).partitions()).hasSize(2);
      assertThat(topics.get(Topics.RULES).partitions()).hasSize(1);
      assertThat(topics).hasSize(Topics.ALL.size());
    }
  }

  private KafkaBroker start() throws IOException {
    return KafkaBroker.start(folder, freePort(), freePort(), RETENTION);
  }

  private static void write(KafkaBroker broker, byte[] value, Long timestamp) throws Exception {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", broker.bootstrap(), "max.request.size", 17 << 20);
    try (var producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer
          .send(new ProducerRecord<>(Topics.ALERTS, 0, timestamp, null, value))
          .get(30, TimeUnit.SECONDS);
    }
  }

  private static List<byte[]> read(KafkaBroker broker) {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", broker.bootstrap(), "group.id", "test");
    try (var consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(List.of(ALERTS));
      consumer.seekToBeginning(List.of(ALERTS));
      var values = new java.util.ArrayList<byte[]>();
      long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
      while (values.size() < 2 && System.nanoTime() < end) {
        consumer.poll(Duration.ofMillis(200)).forEach(message -> values.add(message.value()));
      }
      return values;
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }
}
