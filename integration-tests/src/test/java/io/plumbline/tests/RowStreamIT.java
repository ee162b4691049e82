package io.plumbline.tests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.model.Json;
import io.plumbline.model.QuarantinedRow;
import io.plumbline.model.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.admin.AdminClient;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A table declared over a Kafka topic, judged row by row in a running engine, beside tables that
 * cannot be read.
 */
class RowStreamIT {
  private static final Duration SOON = Duration.ofSeconds(60);

  @TempDir Path folder;

  @Test
  void aRuleAddedToARunningEngineJudgesTheNextRowOfAStream() throws Exception {
    int port = Kafka.freePort();
    var data = folder.resolve("data");
    Map<String, String> settings = Map.of("PLUMBLINE_KAFKA_PORT", String.valueOf(port));
    try (var engine = RunningEngine.start(data, settings)) {
      createTopic(engine.bootstrap());
    }
    var tables = folder.resolve("tables.sql");
    Files.writeString(
        tables,
        "CREATE TABLE clicks (user_id BIGINT, page STRING) WITH ('connector' = 'kafka',"
            + " 'topic' = 'clicks', 'format' = 'json', 'scan.startup.mode' = 'earliest-offset',"
            + " 'properties.bootstrap.servers' = '127.0.0.1:"
            + port
            + "');\n"
            + "CREATE TABLE typo (id BIGINT) WITH ('connector' = 'kafak', 'topic' = 'clicks');\n"
            + "CREATE TABLE gone (id BIGINT) WITH ('connector' = 'kafka', 'topic' = 'clicks',"
            + " 'format' = 'json', 'scan.startup.mode' = 'earliest-offset',"
            + " 'properties.default.api.timeout.ms' = '2000',"
            + " 'properties.request.timeout.ms' = '1000',"
            + " 'properties.bootstrap.servers' = '127.0.0.1:1')");
    var warnings = new CopyOnWriteArrayList<String>();
    var withTables =
        Map.of(
            "PLUMBLINE_KAFKA_PORT",
            String.valueOf(port),
            "PLUMBLINE_JOBS_TABLES",
            tables.toString());
    try (var engine = RunningEngine.start(data, withTables, warnings::add)) {
      var answer =
          engine
              .api()
              .rules(
                  "CREATE RULE pages ON clicks EXPECT EACH ROW (page IS NOT NULL)"
                      + " ON VIOLATION ALERT, QUARANTINE MASK (user_id)");
      assertThat(answer.status()).as(answer.body()).isEqualTo(201);
      await().atMost(SOON).until(() -> sawBadRow(engine));
      assertThat(quarantined(engine.bootstrap()).get(0).row())
          .isEqualTo("{\"user_id\":\"***\",\"page\":null}");
      assertThat(quarantined(engine.bootstrap()).get(0).reason()).isEqualTo("page IS NOT NULL");
      await()
          .atMost(SOON)
          .untilAsserted(
              () ->
                  assertThat(
                          engine.api().get("/v1/dead-letters").json().findValuesAsText("message"))
                      .anyMatch(text -> text.startsWith("Cannot read table typo: "))
                      .anyMatch(text -> text.startsWith("Cannot read table gone: "))
                      .anyMatch(text -> text.startsWith("Cannot decode a row of table clicks: ")));
      assertThat(warnings).allMatch(text -> text.startsWith("Cannot read table "));
    }
  }

  /** Sends rows until one of them is an incident: the first may be read before the rule is. */
  private static boolean sawBadRow(RunningEngine engine) throws Exception {
    send(
        engine.bootstrap(),
        "{\"user_id\":1,\"page\":\"/\"}",
        "no JSON",
        "{\"user_id\":2,\"page\":null}");
    JsonNode incidents = engine.api().get("/v1/incidents").json();
    return incidents.findValuesAsText("rule").contains("pages")
        && !quarantined(engine.bootstrap()).isEmpty();
  }

  private static void createTopic(String bootstrap) throws Exception {
    try (var admin = AdminClient.create(Map.of("bootstrap.servers", bootstrap))) {
      admin.createTopics(List.of(new NewTopic("clicks", 2, (short) 1))).all().get();
    }
  }

  private static void send(String bootstrap, String... rows) throws Exception {
    Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap);
    try (var producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (var row : rows) {
        producer.send(new ProducerRecord<>("clicks", row.getBytes(UTF_8))).get();
      }
    }
  }

  private static List<QuarantinedRow> quarantined(String bootstrap) {
    Map<String, Object> settings = Map.of("bootstrap.servers", bootstrap);
    var rows = new ArrayList<QuarantinedRow>();
    try (var consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      var partitions =
          consumer.partitionsFor(Topics.QUARANTINE).stream()
              .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      consumer
          .poll(Duration.ofSeconds(2))
          .forEach(message -> rows.add(Json.read(message.value(), QuarantinedRow.class)));
    }
    return rows;
  }
}
