package io.plumbline.tests;

import static io.plumbline.tests.RunningEngine.Api.part;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plumbline.model.Json;
import io.plumbline.model.Topics;
import io.plumbline.standalone.client.Connection;
import io.plumbline.tests.RunningEngine.Api;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** What other people's software and hostile people send: nothing stops the engine. */
class HostileInputIT {
  private static final Path CORPUS = Path.of("../../shared/cases/openlineage/wire");
  private static final Path SUBSET = Path.of("../connectors/src/test/resources/openlineage");
  private static final Duration SOON = Duration.ofSeconds(60);

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  static Path data;

  private static RunningEngine engine;
  private static Api api;

  @BeforeAll
  static void start() {
    engine = RunningEngine.start(data);
    api = engine.api();
  }

  @AfterAll
  static void stop() {
    engine.close();
  }

  /** A good event is judged and reaches the graph: everything before it was dealt with. */
  private static void assertAlive(String name) {
    var warehouse = new Warehouse("postgres://" + name + ":5432");
    var answer = api.lineage(warehouse.load("alive", name, Instant.now(), 1, "v1"));
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    var upstream = "/v1/lineage/" + part("postgres://" + name + ":5432/dwh.alive") + "/upstream";
    await(name).atMost(SOON).until(() -> api.get(upstream).body().contains("raw.alive"));
  }

  private static List<byte[]> wireEvents() throws IOException {
    var events = new ArrayList<byte[]>();
    for (var folder : List.of(SUBSET, CORPUS)) {
      if (Files.isDirectory(folder)) {
        try (var files = Files.walk(folder)) {
          for (var file : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
            var json = Json.mapper().readTree(file.toFile());
            if (json.isArray()) {
              json.forEach(event -> events.add(Json.writeBytes(event)));
            } else {
              events.add(Files.readAllBytes(file));
            }
          }
        }
      }
    }
    return events;
  }

  @Test
  void everyCapturedEventIsTakenOrRefusedForItsMissingIdentity() throws IOException {
    int taken = 0;
    int refused = 0;
    for (var event : wireEvents()) {
      var answer = api.post("/api/v1/lineage", "application/json", event);
      assertThat(answer.status()).as(answer.body()).isIn(201, 400);
      if (answer.status() == 201) {
        taken++;
      } else {
        assertThat(answer.body()).contains("Cannot tell what the event is about");
        refused++;
      }
    }
    assertThat(taken).isGreaterThanOrEqualTo(12);
    assertThat(refused).isLessThanOrEqualTo(taken / 10);
    assertAlive("after-corpus");
  }

  @Test
  void malformedAndOversizedEventsGetAnAnswerAndNeverAnError() {
    var deep = "{\"run\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
    var runId = "\"run\":{\"runId\":\"a\"},\"job\":{\"namespace\":\"n\",\"name\":\"j\"}";
    var huge =
        "{\"eventTime\":\"2026-06-01T00:00:00Z\","
            + runId
            + ",\"x\":\""
            + "y".repeat(10_000_000)
            + "\"}";
    var types =
        "{\"eventTime\":7,\"eventType\":[1]," + runId + ",\"inputs\":\"no\",\"outputs\":{\"a\":1}}";
    assertThat(api.lineage(deep).status()).isEqualTo(400);
    assertThat(api.lineage(huge).status()).isIn(201, 400);
    assertThat(api.lineage(types).status()).isIn(201, 400);
    assertThat(api.lineage("not json").status()).isEqualTo(400);
    assertThat(api.lineage("{}").status()).isEqualTo(400);
    assertThat(api.lineage("").status()).isEqualTo(400);
    var invalid = new byte[] {'{', '"', (byte) 0xC3, (byte) 0x28, '"', ':', '1', '}'};
    assertThat(api.post("/api/v1/lineage", "application/json", invalid).status()).isEqualTo(400);
    var wide = new byte[17 * 1024 * 1024];
    assertThat(api.post("/api/v1/lineage", "application/json", wide).status()).isIn(400, 413);
    assertAlive("after-malformed");
  }

  @Test
  void whatCannotBeReadFromTheTopicIsADeadLetterWithItsReason() throws Exception {
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                engine.bootstrap(),
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                20_000_000),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (var value :
          List.of(
              "not json at all".getBytes(UTF_8),
              "{\"who\":\"am I\"}".getBytes(UTF_8),
              ("{\"a\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}").getBytes(UTF_8),
              new byte[] {(byte) 0xff, (byte) 0xfe, 0},
              new byte[0],
              "{\"eventTime\":\"never\",\"run\":{\"runId\":\"a\"},\"job\":{\"namespace\":\"n\",\"name\":\"j\"}}"
                  .getBytes(UTF_8))) {
        producer.send(new ProducerRecord<>(Topics.TELEMETRY, value)).get(30, TimeUnit.SECONDS);
        producer.send(new ProducerRecord<>(Topics.SAMPLES, value)).get(30, TimeUnit.SECONDS);
      }
      producer.send(new ProducerRecord<>(Topics.TELEMETRY, null)).get(30, TimeUnit.SECONDS);
    }
    assertAlive("after-poison");
    await()
        .atMost(SOON)
        .until(
            () -> {
              var letters = api.get("/v1/dead-letters?limit=1000").body();
              return letters.contains("NOT_JSON")
                  && letters.contains("NO_IDENTITY")
                  && letters.contains("BAD_TIME")
                  && letters.contains("NOT_A_SAMPLE_BATCH");
            });
    var letter = api.get("/v1/dead-letters?limit=1").json().path("items").get(0);
    var whole = api.get("/v1/dead-letters/" + letter.path("id").asText());
    assertThat(whole.status()).isEqualTo(200);
    assertThat(whole.json().has("raw")).isTrue();
  }

  @Test
  void callersWithoutTheTokenGetNothing() {
    var stranger = new Api(new Connection(api.connection().url(), "guess", 0));
    assertThat(stranger.get("/v1/incidents").status()).isEqualTo(401);
    assertThat(stranger.lineage("{}").status()).isEqualTo(401);
    assertThat(stranger.get("/health/live").status()).isEqualTo(200);
  }
}
