package io.plumbline.tests;

import static io.plumbline.tests.RunningEngine.Api.part;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineageClient;
import io.openlineage.client.transports.KafkaConfig;
import io.openlineage.client.transports.KafkaTransport;
import io.plumbline.model.Topics;
import io.plumbline.tests.RunningEngine.Api;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** One whole engine, and what its users do with it. Each test has a namespace of its own. */
class EngineIT {
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

  private static List<JsonNode> items(String path) {
    var answer = api.get(path);
    assertThat(answer.status()).as(path + " " + answer.body()).isEqualTo(200);
    var items = new ArrayList<JsonNode>();
    var json = answer.json();
    (json.isArray() ? json : json.path("items")).forEach(items::add);
    return items;
  }

  private static List<JsonNode> incidents(String rule) {
    return items("/v1/incidents?limit=1000").stream()
        .filter(incident -> incident.findPath("rule").asText().equals(rule))
        .toList();
  }

  private static JsonNode awaitIncident(String rule) {
    await("incident of rule " + rule).atMost(SOON).until(() -> !incidents(rule).isEmpty());
    return incidents(rule).get(0);
  }

  private static void create(String sql) {
    var answer = api.rules(sql);
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
  }

  private static void send(String event) {
    var answer = api.lineage(event);
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
  }

  private static void loads(Warehouse warehouse, String table, int count, Instant last) {
    for (int i = count; i > 0; i--) {
      var at = last.minus(Duration.ofHours(i));
      send(warehouse.load(table, "run" + i, at, 1_000 + i % 7, "v1"));
    }
  }

  @Test
  void truncatedLoadIsAnIncidentThatHoldsReadersAndNamesTheNewProgramVersion() {
    var warehouse = new Warehouse("postgres://volume:5432");
    create(
        "CREATE RULE e2e_volume ON 'postgres://volume:5432.dwh.orders' EXPECT NORMAL ROW_COUNT()"
            + " SEVERITY ERROR ON VIOLATION ALERT, BLOCK DOWNSTREAM");
    var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    loads(warehouse, "orders", 24 * 15, now);
    send(warehouse.load("orders", "broken", now, 400, "v2"));
    var incident = awaitIncident("e2e_volume");
    assertThat(incident.findPath("message").asText()).contains("dwh.orders received 400 rows");
    assertThat(incident.findPath("details").path("codeVersion").asText()).isEqualTo("v2");
    assertThat(incident.findPath("details").path("previousCodeVersion").asText()).isEqualTo("v1");
    var gate = "/v1/gates/" + part("postgres://volume:5432/dwh.orders") + "/today";
    await().atMost(SOON).until(() -> api.get(gate).json().path("verdict").asText().equals("HOLD"));
    assertThat(api.get(gate).json().path("decisionId").asText()).hasSize(32);
    send(warehouse.load("orders", "repaired", now.plusSeconds(5), 1_003, "v3"));
    await()
        .atMost(SOON)
        .until(() -> api.get(gate).json().path("verdict").asText().equals("PROCEED"));
    assertThat(incidents("e2e_volume")).hasSize(1);
  }

  @Test
  void lineageIsWalkedBothWaysAndInMarquezShape() {
    var namespace = "postgres://lineage:5432";
    send(new Warehouse(namespace).load("orders", "r", Instant.now(), 5, "v1"));
    var downstream = "/v1/lineage/" + part(namespace + "/raw.orders") + "/downstream?depth=3";
    await()
        .atMost(SOON)
        .until(
            () ->
                api.get(downstream).status() == 200
                    && api.get(downstream).body().contains("dwh.orders"));
    assertThat(api.get(downstream).body()).contains("load_orders");
    var upstream = api.get("/v1/lineage/" + part(namespace + "/dwh.orders") + "/upstream?depth=3");
    assertThat(upstream.body()).contains("raw.orders");
    var marquez =
        api.get("/api/v1/lineage?depth=2&nodeId=" + part("dataset:" + namespace + ":dwh.orders"));
    assertThat(StreamSupport.stream(marquez.json().path("graph").spliterator(), false))
        .extracting(node -> node.path("type").asText())
        .contains("JOB", "DATASET");
  }

  @Test
  void datasetThatDoesNotArriveByItsDeadlineIsAnIncidentWithNoEventAtAll() {
    var deadline = LocalTime.now(ZoneOffset.UTC).plusSeconds(8).truncatedTo(ChronoUnit.SECONDS);
    create(
        "CREATE RULE e2e_eta ON 'postgres://eta:5432.mart.revenue' EXPECT ARRIVAL BY TIME '%s' TIME ZONE 'UTC' SEVERITY CRITICAL"
            .formatted(deadline));
    var incident = awaitIncident("e2e_eta");
    assertThat(incident.findPath("message").asText()).contains("has not arrived by");
  }

  @Test
  void holidayOfACalendarThatWasCreatedInARunningEngineRaisesNothing() {
    var today = LocalDate.now(ZoneOffset.UTC);
    var rule =
        "CREATE RULE %s ON 'postgres://eta:5432.mart.holiday' EXPECT ARRIVAL BY TIME '%s' TIME ZONE 'UTC' ON CALENDAR e2e_days";
    assertThat(api.rules(rule.formatted("e2e_holiday", "08:00")).body())
        .contains("unknown calendar 'e2e_days'");
    create(
        "CREATE CALENDAR e2e_days HOLIDAYS (DATE '%s', DATE '%s')"
            .formatted(today, today.plusDays(1)));
    var deadline = LocalTime.now(ZoneOffset.UTC).plusSeconds(8).truncatedTo(ChronoUnit.SECONDS);
    create(rule.formatted("e2e_holiday", deadline));
    create(
        "CREATE RULE e2e_workday ON 'postgres://eta:5432.mart.holiday' EXPECT ARRIVAL BY TIME '%s' TIME ZONE 'UTC'"
            .formatted(deadline.plusSeconds(1)));
    awaitIncident("e2e_workday");
    assertThat(incidents("e2e_holiday")).isEmpty();
  }

  @Test
  void postedRowsAreJudgedByRulesThatWereAddedToARunningEngine() {
    create(
        "CREATE RULE e2e_email ON 'postgres://rows:5432.crm.customers' EXPECT EACH ROW (email IS NOT NULL AND amount >= 0) SEVERITY ERROR ON VIOLATION BLOCK DOWNSTREAM;"
            + "CREATE RULE e2e_complete ON 'postgres://rows:5432.crm.customers' EXPECT (COMPLETENESS(email) > 0.9 AND ROW_COUNT() > 2) SEVERITY WARN");
    var rows =
        "{\"id\":1,\"email\":\"a@b.c\",\"amount\":1}\n{\"id\":2,\"email\":null,\"amount\":2}\n"
            + "{\"id\":3,\"email\":\"d@e.f\",\"amount\":-3}\n";
    var answer =
        api.post(
            "/v1/samples?namespace=" + part("postgres://rows:5432") + "&name=crm.customers",
            "application/x-ndjson",
            rows.getBytes(UTF_8));
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    assertThat(awaitIncident("e2e_email").findPath("message").asText())
        .startsWith("crm.customers: 2 of 3 rows violate");
    assertThat(awaitIncident("e2e_complete").findPath("message").asText())
        .contains("COMPLETENESS(email) = 0.666");
  }

  @Test
  void eventsOfTheOfficialKafkaTransportAreTreatedAlike() throws Exception {
    var settings = new Properties();
    settings.put("bootstrap.servers", engine.bootstrap());
    settings.put("key.serializer", "org.apache.kafka.common.serialization.StringSerializer");
    settings.put("value.serializer", "org.apache.kafka.common.serialization.StringSerializer");
    var ol = new OpenLineage(URI.create("https://example.org/producer"));
    var event =
        ol.newRunEventBuilder()
            .eventType(OpenLineage.RunEvent.EventType.COMPLETE)
            .eventTime(ZonedDateTime.now(ZoneOffset.UTC))
            .run(ol.newRunBuilder().runId(UUID.randomUUID()).build())
            .job(ol.newJobBuilder().namespace("etl").name("by_kafka").build())
            .inputs(List.of())
            .outputs(
                List.of(
                    ol.newOutputDatasetBuilder()
                        .namespace("postgres://kafka-transport:5432")
                        .name("dwh.direct")
                        .build()))
            .build();
    var client =
        OpenLineageClient.builder()
            .transport(new KafkaTransport(new KafkaConfig(Topics.TELEMETRY, null, settings)))
            .build();
    client.emit(event);
    client.close();
    var upstream =
        "/v1/lineage/" + part("postgres://kafka-transport:5432/dwh.direct") + "/upstream";
    await().atMost(SOON).until(() -> api.get(upstream).body().contains("by_kafka"));
  }

  @Test
  void eventsShuffledAndTripledGiveTheSameIncidentsAlertsAndGraph() {
    create("CREATE RULE e2e_clean ON LIKE 'postgres://clean:5432.dwh.%' EXPECT NORMAL ROW_COUNT()");
    create(
        "CREATE RULE e2e_shuffled ON LIKE 'postgres://shuffled:5432.dwh.%' EXPECT NORMAL ROW_COUNT()");
    var clean = new Warehouse("postgres://clean:5432").history(6, 70);
    var shuffled = new Warehouse("postgres://shuffled:5432").history(6, 70);
    clean.forEach(event -> send(event.json()));
    Warehouse.shuffled(shuffled, 3, 30_000, 11).forEach(EngineIT::send);
    // 2 of 6 tables lose a load at runs 16, 33, 50 and 67; each is one incident that is resolved.
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> resolved("e2e_clean").size() == 8 && resolved("e2e_shuffled").size() == 8);
    assertThat(outline(incidents("e2e_shuffled"))).isEqualTo(outline(incidents("e2e_clean")));
    assertThat(alerts("e2e_shuffled")).isEqualTo(alerts("e2e_clean"));
    assertThat(graph("shuffled")).isEqualTo(graph("clean"));
  }

  private static List<JsonNode> resolved(String rule) {
    return incidents(rule).stream()
        .filter(incident -> incident.findPath("status").asText().equals("RESOLVED"))
        .toList();
  }

  private static TreeSet<String> outline(List<JsonNode> incidents) {
    var outline = new TreeSet<String>();
    for (var incident : incidents) {
      outline.add(
          incident.findPath("dataset").path("name").asText()
              + incident.findPath("openedAtMillis")
              + incident.findPath("resolvedAtMillis")
              + incident.findPath("message").asText());
    }
    return outline;
  }

  private static TreeSet<String> alerts(String rule) {
    var outline = new TreeSet<String>();
    for (var alert : items("/v1/alerts?limit=1000")) {
      if (alert.findPath("rule").asText().equals(rule)) {
        outline.add(
            alert.findPath("transition").asText()
                + alert.path("atMillis")
                + alert.findPath("dataset").path("name").asText());
      }
    }
    assertThat(outline).isNotEmpty();
    return outline;
  }

  private static TreeSet<String> graph(String namespace) {
    var outline = new TreeSet<String>();
    for (int table = 0; table < 6; table++) {
      var id = "postgres://%s:5432/raw.t%d".formatted(namespace, table);
      var answer = api.get("/v1/lineage/" + part(id) + "/downstream?depth=5");
      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
      answer
          .json()
          .path("nodes")
          .forEach(node -> outline.add(node.path("kind").asText() + node.path("name").asText()));
      outline.add(answer.json().path("edges").size() + " edges");
    }
    return outline;
  }
}
