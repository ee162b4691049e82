package io.plumbline.tests;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.plumbline.model.Decision;
import io.plumbline.model.Json;
import io.plumbline.standalone.client.ApiClient;
import io.plumbline.standalone.client.JournalCheck;
import io.plumbline.tests.RunningEngine.Api;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** From a bad load to an act that a person approved, and back, on a whole engine. */
class EnforcementIT {
  /** A secret that must come to light nowhere. */
  private static final String CANARY = "canary-5d1f8a0c2b7e4936";

  private static final String AUDIT =
      "/v1/access-events?format=ranger&namespace=" + Api.part("postgres://act:5432");

  private static final List<String> PAGES =
      List.of(
          "/v1/rules",
          "/v1/policies",
          "/v1/targets",
          "/v1/decisions",
          "/v1/journal",
          "/v1/incidents",
          "/v1/findings",
          "/v1/dead-letters");

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  private final Queue<Decision> acts = new ConcurrentLinkedQueue<>();
  private HttpServer receiver;

  @BeforeEach
  void start() throws IOException {
    receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    receiver.createContext(
        "/act",
        exchange -> {
          acts.add(Json.read(exchange.getRequestBody().readAllBytes(), Decision.class));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    receiver.start();
  }

  @AfterEach
  void stop() {
    receiver.stop(0);
  }

  @Test
  void badLoadIsHeldWhenAPersonApprovesAndReleasedByTheRepair() throws Exception {
    var data = folder.resolve("data");
    var secret = Files.createDirectories(data.resolve("secrets")).resolve("hook");
    Files.writeString(secret, CANARY);
    try (var engine = RunningEngine.start(data)) {
      var api = engine.api();
      api.rules(
          """
          CREATE RULE few ON dwh.orders EXPECT (ROW_COUNT() > 10) SEVERITY ERROR;
          CREATE TARGET scheduler TYPE webhook WITH (
            'url' = 'http://127.0.0.1:%d/act', 'secret' = 'file:%s', 'network' = 'loopback');
          CREATE POLICY hold_marts ON dwh.orders
            WHEN INCIDENT SEVERITY ERROR THEN HOLD VIA scheduler FOR INTERVAL '1' HOUR
            APPROVAL REQUIRED;
          """
              .formatted(receiver.getAddress().getPort(), secret));
      var refused =
          api.rules(
              "CREATE TARGET x TYPE webhook WITH ('url' = 'https://a.example', 'secret' = '%s')"
                  .formatted(CANARY));
      assertThat(refused.status()).isEqualTo(422);
      assertThat(refused.body()).doesNotContain(CANARY);

      var warehouse = new Warehouse("postgres://act:5432");
      api.lineage(warehouse.load("orders", "bad", Instant.now(), 1, "v"));
      assertThat(api.post(AUDIT, "application/json", read(Instant.now().plusMillis(1))).status())
          .isEqualTo(201);
      await()
          .atMost(Duration.ofSeconds(90))
          .until(() -> api.get("/v1/decisions").body().contains("AWAITING_APPROVAL"));
      assertThat(acts).isEmpty();

      var id = api.get("/v1/decisions").json().path("items").path(0).path("id").textValue();
      var approved =
          api.post(
              "/v1/decisions/" + id + "/approve",
              "application/json",
              "{\"reason\": \"the load is broken\"}".getBytes(UTF_8));
      assertThat(approved.status()).isEqualTo(202);
      await().atMost(Duration.ofSeconds(60)).until(() -> acts.size() == 1);

      // That ann read the bad load makes the incident matter more, and is on the lineage graph.
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> incident(api).path("severity").asText().equals("CRITICAL"));
      assertThat(incident(api).path("exposure").path("readers").path(0).path("user").asText())
          .isEqualTo("ann");
      assertThat(api.get("/v1/alerts").body()).contains("\"raised\":true");
      var readers = "/v1/lineage/" + Api.part("postgres://act:5432/dwh.orders") + "/readers";
      assertThat(api.get(readers).json().path("readers").path(0).path("user").asText())
          .isEqualTo("ann");

      api.lineage(warehouse.load("orders", "good", Instant.now(), 100, "v"));
      await().atMost(Duration.ofSeconds(60)).until(() -> acts.size() == 2);
      assertThat(acts).extracting(act -> act.action().name()).containsExactly("HOLD", "RELEASE");

      // Received, asked, approved, called, told; received, called, told: the last a moment after
      // the act.
      var client = new ApiClient(api.connection());
      await().atMost(Duration.ofSeconds(30)).until(() -> JournalCheck.of(client).entries() == 8);
      assertThat(JournalCheck.of(client).breach()).isEmpty();
      for (var page : PAGES) {
        assertThat(api.get(page).body()).as(page).doesNotContain(CANARY);
      }
    }
    assertThat(logs()).doesNotContain(CANARY);
  }

  private static JsonNode incident(Api api) {
    return api.get("/v1/incidents").json().path("items").path(0);
  }

  /** What Ranger's plugin for Hive says when ann reads the orders. */
  private static byte[] read(Instant at) {
    return """
        {"repoType":3,"repo":"warehouse","reqUser":"ann","evtTime":"%d","access":"SELECT",
         "action":"select","resource":"dwh/orders","resType":"@table","result":1,
         "cliIP":"10.0.0.1","id":"audit-1","event_count":1}
        """
        .formatted(at.toEpochMilli())
        .replace("\n", "")
        .getBytes(UTF_8);
  }

  /** Logs of programs and segments of Kafka alike: the secret belongs in neither. */
  private String logs() throws IOException {
    var text = new StringBuilder();
    try (var files = Files.walk(folder)) {
      for (var file : files.filter(f -> f.toString().endsWith(".log")).toList()) {
        text.append(new String(Files.readAllBytes(file), ISO_8859_1));
      }
    }
    assertThat(text).as("logs").hasSizeGreaterThan(1_000);
    return text.toString();
  }
}
