package io.plumbline.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.model.Command;
import io.plumbline.model.DeadLetter;
import io.plumbline.model.DecisionAction;
import io.plumbline.model.Json;
import io.plumbline.model.Metric;
import io.plumbline.model.Outcome;
import io.plumbline.model.OutcomeStatus;
import io.plumbline.model.Topics;
import io.plumbline.model.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the engine says, read back over HTTP, from a first database, the same again, and a new one.
 */
class ViewsIT {

  private static final String ORDERS = "postgres:%2F%2Fdb:5432%2Fshop.orders";

  @TempDir static Path directory;
  private static final FixedLineageReader LINEAGE = new FixedLineageReader();
  private static KafkaBroker broker;
  private static Engine engine;
  private static Client client;

  @BeforeAll
  static void start() throws Exception {
    broker = KafkaBroker.start(directory.resolve("kafka"));
    fill();
    engine = Engine.start(broker, directory.resolve("a"), LINEAGE);
    client = engine.client();
  }

  @AfterAll
  static void stop() {
    engine.close();
    broker.close();
  }

  private static void fill() throws Exception {
    for (int run = 1; run <= 5; run++) {
      broker.append(
          Topics.FINDINGS,
          "k",
          Samples.finding(
              "volume", "run-" + run, run * 1_000L, run < 4 ? Verdict.FAIL : Verdict.PASS));
    }
    // A correction, and what no reader can read between others.
    broker.append(Topics.FINDINGS, "k", Samples.finding("volume", "run-5", 5_000, Verdict.UNKNOWN));
    broker.append(Topics.FINDINGS, 0, "k", "junk".getBytes(UTF_8));
    broker.append(
        Topics.FINDINGS, "k", Samples.finding("x".repeat(2_000), "run-1", 1, Verdict.PASS));
    broker.append(
        Topics.METRICS,
        "k",
        new Metric("m-1", FixedLineageReader.ORDERS, "ROW_COUNT()", "run-1", 1_000, 40, "v2"));
    broker.append(Topics.ALERTS, "k", Samples.opened("volume", 1_001));
    broker.append(Topics.ALERTS, "k", Samples.resolved("volume"));
    broker.append(Topics.ALERTS, "k", Samples.opened("volume", 1_001));
    broker.append(Topics.ALERTS, "k", Samples.opened("late", 1_001));
    broker.append(
        Topics.DECISIONS, "k", Samples.decision("d-1", DecisionAction.HOLD, "run-1", 1_000, null));
    broker.append(
        Topics.OUTCOMES,
        "k",
        new Outcome("d-1", "default", "gate", OutcomeStatus.APPLIED, 1, "held", 1_100));
    broker.append(
        Topics.DEAD_LETTERS,
        "k",
        new DeadLetter(
            "dl-1", "default", Topics.TELEMETRY, 0, 7, "NOT_JSON", "no", new byte[] {1, 2, 3}, 9));
  }

  @Test
  void correctedFindingReplacesTheFormerAndUnreadableOnesArePassedOver() throws Exception {
    var findings = items(client.get("/v1/findings?dataset=shop.orders&rule=volume"));

    assertThat(findings).hasSize(5);
    assertThat(findings.get(0).get("verdict").textValue()).isEqualTo("UNKNOWN");
    assertThat(items(client.get("/v1/findings?verdict=fail"))).hasSize(3);
    assertThat(items(client.get("/v1/findings?since=1970-01-01T00:00:04Z"))).hasSize(2);
    assertThat(items(client.get("/v1/findings?dataset=warehouse/fact_orders"))).isEmpty();
    assertThat(client.get("/v1/findings?limit=x").status()).isEqualTo(400);
    assertThat(client.get("/metrics").text())
        .contains("plumbline_read_model_unreadable_records 2.0")
        .contains("route=\"/v1/findings\"");
  }

  @Test
  void pagesJoinWithoutGapOrRepeat() throws Exception {
    var first = client.get("/v1/findings?rule=volume&limit=3").json();
    var second =
        client
            .get("/v1/findings?rule=volume&limit=3&after=" + first.get("next").textValue())
            .json();

    assertThat(first.get("items")).hasSize(3);
    assertThat(second.get("items")).hasSize(2);
    assertThat(second.get("items").get(0).get("scope").textValue()).isEqualTo("run-2");
    assertThat(second.has("next")).isFalse();
  }

  @Test
  void incidentIsToldWithItsDecisionsAndWhatLiesDownstream() throws Exception {
    var resolved = items(client.get("/v1/incidents?status=RESOLVED"));
    assertThat(resolved).hasSize(1);
    assertThat(items(client.get("/v1/incidents?status=open&dataset=shop.orders"))).hasSize(1);

    var state = client.get("/v1/incidents/" + resolved.get(0).get("id").textValue()).json();

    assertThat(state.get("incident").get("status").textValue()).isEqualTo("RESOLVED");
    assertThat(state.get("findings").intValue()).isEqualTo(3);
    assertThat(state.get("decisions").get(0).get("outcomes").get(0).get("status").textValue())
        .isEqualTo("APPLIED");
    assertThat(state.get("affected").get("datasets").toString())
        .isEqualTo("[{\"namespace\":\"warehouse\",\"name\":\"fact_orders\"}]");
    assertThat(client.get("/v1/incidents/none").status()).isEqualTo(404);
  }

  @Test
  void acknowledgementIsACommandWithItsIncident() throws Exception {
    var id = items(client.get("/v1/incidents?status=open")).get(0).get("id").textValue();
    var path = "/v1/incidents/" + id + "/acknowledge";

    var answer = client.postJson(path, "{\"expected\":true,\"comment\":\"sale\"}");
    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.json().get("acknowledgement").get("by").textValue()).isEqualTo("ann");
    assertThat(client.postJson(path, "").status()).isEqualTo(202);
    assertThat(client.postJson(path, "{\"expected\":7,").status()).isEqualTo(400);
    assertThat(client.postJson("/v1/incidents/none/acknowledge", "").status()).isEqualTo(404);
    var sql = client.post("/v1/sql", "text/plain", "ACK INCIDENT '" + id + "'");
    assertThat(sql.json().get("results").get(0).get("incident").get("id").textValue())
        .isEqualTo(id);

    var commands =
        broker.records(Topics.COMMANDS).stream()
            .map(record -> Json.read(record.value(), Command.class))
            .toList();
    assertThat(commands)
        .extracting(Command::kind)
        .containsExactly(Command.EXPECTED, Command.ACKNOWLEDGED, Command.ACKNOWLEDGED);
    assertThat(commands.get(0).incident().id()).isEqualTo(id);
    assertThat(commands.get(0).acknowledgement().comment()).isEqualTo("sale");
  }

  @Test
  void datasetIsFoundByIdInAnySpellingAndByPlainName() throws Exception {
    for (var id : new String[] {ORDERS, "postgresql:%2F%2FDB:5432%2Fshop.orders", "shop.orders"}) {
      var dataset = client.get("/v1/datasets/" + id);
      assertThat(dataset.status()).as(id).isEqualTo(200);
      assertThat(dataset.json().get("name").textValue()).isEqualTo("shop.orders");
      assertThat(dataset.json().get("metrics").get(0).get("value").doubleValue()).isEqualTo(40);
      assertThat(dataset.json().get("openIncidents")).hasSize(1);
      assertThat(dataset.json().get("gate").get("verdict").textValue()).isEqualTo("HOLD");
    }
    assertThat(client.get("/v1/datasets/none").status()).isEqualTo(404);
    assertThat(items(client.get("/v1/datasets"))).hasSize(2);
    assertThat(items(client.get("/v1/metrics?dataset=shop.orders&metric=ROW_COUNT()"))).hasSize(1);
  }

  @Test
  void gateAnswersFromTheDecisions() throws Exception {
    var held = client.get("/v1/gates/" + ORDERS + "/run-1").json();
    assertThat(held.get("verdict").textValue()).isEqualTo("HOLD");
    assertThat(held.get("decisionId").textValue()).isEqualTo("d-1");
    assertThat(held.get("reason").textValue()).isEqualTo("orders lost rows");
    assertThat(client.get("/v1/gates/" + ORDERS + "/run-2").json().get("verdict").textValue())
        .isEqualTo("PROCEED");
    assertThat(client.get("/v1/gates/unknown/run-1").json().get("reason").textValue())
        .isEqualTo("no decision");
  }

  @Test
  void deadLetterKeepsTheBytesAsTheyCame() throws Exception {
    assertThat(items(client.get("/v1/dead-letters")).get(0).has("raw")).isFalse();
    assertThat(client.get("/v1/dead-letters/dl-1").json().get("raw").textValue()).isEqualTo("AQID");
    assertThat(client.get("/v1/dead-letters/none").status()).isEqualTo(404);
  }

  @Test
  void lineageIsWalkedInOurShapeAndInMarquezs() throws Exception {
    var down = client.get("/v1/lineage/" + ORDERS + "/downstream").json();
    assertThat(down.get("nodes")).hasSize(3);
    assertThat(down.get("truncatedBy").isNull()).isTrue();
    assertThat(down.get("asOf").textValue()).isEqualTo("1970-01-01T00:00:03Z");
    assertThat(
            client
                .get("/v1/lineage/" + ORDERS + "/upstream?depth=0")
                .json()
                .get("truncatedBy")
                .textValue())
        .isEqualTo("depth");
    assertThat(
            client
                .get("/v1/lineage/fact_orders/columns")
                .json()
                .get("columns")
                .get(0)
                .get("fromColumn")
                .textValue())
        .isEqualTo("amount");
    var graph = client.get("/api/v1/lineage?nodeId=job:airflow:load&depth=2").json().get("graph");
    assertThat(graph).hasSize(3);
    assertThat(graph.get(2).get("data").get("simpleName").textValue()).isEqualTo("load");
    assertThat(client.get("/api/v1/lineage?nodeId=job:x:y").status()).isEqualTo(404);
    assertThat(client.get("/api/v1/lineage").status()).isEqualTo(400);
  }

  @Test
  void readersOfADatasetAreToldWithTheWalkAndForATime() throws Exception {
    var readers = "/v1/lineage/" + ORDERS + "/readers";
    var walked = client.get("/v1/lineage/" + ORDERS + "/downstream").json().get("readers");
    assertThat(walked).hasSize(1);
    var during = client.get(readers + "?since=1970-01-01&until=1970-01-01T00:00:05Z").json();
    assertThat(during.get("readers")).isEqualTo(walked);
    assertThat(during.get("readers").get(0).get("user").textValue()).isEqualTo("ann");
    assertThat(during.get("truncated").booleanValue()).isFalse();
    assertThat(client.get(readers + "?since=1970-01-02").json().get("readers")).isEmpty();
    assertThat(client.get(readers + "?since=yesterday").status()).isEqualTo(400);
  }

  @Test
  void answersWithoutTheLineageStoreWhatItCan() throws Exception {
    var id = items(client.get("/v1/incidents")).get(0).get("id").textValue();
    LINEAGE.setAway(true);
    try {
      assertThat(client.get("/v1/datasets/shop.orders").status()).isEqualTo(503);
      assertThat(client.get("/v1/incidents/" + id).json().get("affected").has("unavailable"))
          .isTrue();
      assertThat(client.get("/v1/gates/shop.orders/run-1").status()).isEqualTo(200);
      var ready = client.get("/health/ready");
      assertThat(ready.status()).isEqualTo(503);
      assertThat(ready.json().get("parts").get("lineage").textValue()).isEqualTo("DOWN");
      assertThat(client.get("/health/live").status()).isEqualTo(200);
    } finally {
      LINEAGE.setAway(false);
    }
  }

  @Test
  void rebuiltDatabaseAnswersTheSame() throws Exception {
    var paths = new String[] {"/v1/findings", "/v1/incidents", "/v1/alerts", "/v1/decisions"};
    try (var rebuilt = Engine.start(broker, directory.resolve("b"), LINEAGE)) {
      await()
          .atMost(Duration.ofSeconds(10))
          .until(() -> !items(rebuilt.client().get("/v1/dead-letters")).isEmpty());
      for (var path : paths) {
        assertThat(rebuilt.client().get(path).text()).as(path).isEqualTo(client.get(path).text());
      }
    }
  }

  private static JsonNode items(Client.Answer answer) throws Exception {
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json().get("items");
  }
}
