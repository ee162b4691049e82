package io.plumbline.server;

import static io.plumbline.server.Client.gzip;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Collections.nCopies;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.Json;
import io.plumbline.model.SampleBatch;
import io.plumbline.model.Topics;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes in: telemetry and samples, friendly and hostile, on a real broker. */
class IngestIT {

  private static final String RUN =
      """
      {"eventType":"COMPLETE","eventTime":"2026-01-01T00:00:00Z","run":{"runId":"r-1"},
       "job":{"namespace":"airflow","name":"load"},"inputs":[],"outputs":[]}""";

  @TempDir static Path directory;
  private static KafkaBroker broker;
  private static Engine engine;
  private static Client client;

  @BeforeAll
  static void start() throws Exception {
    broker = KafkaBroker.start(directory.resolve("kafka"));
    engine = Engine.start(broker, directory, new FixedLineageReader());
    client = engine.client();
  }

  @AfterAll
  static void stop() {
    engine.close();
    broker.close();
  }

  @Test
  void acceptedEventIsStoredAsSentWithTheTenantOfTheToken() throws Exception {
    int before = broker.records(Topics.TELEMETRY).size();

    var answer =
        engine
            .client(Client.OTHER_TENANTS_TOKEN)
            .post(
                "/api/v1/lineage",
                "application/json",
                gzip(RUN.getBytes(UTF_8)),
                "Content-Encoding",
                "gzip");

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.text()).isEmpty();
    var records = broker.records(Topics.TELEMETRY);
    assertThat(records).hasSize(before + 1);
    var record = records.get(before);
    assertThat(new String(record.value(), UTF_8)).isEqualTo(RUN);
    assertThat(new String(record.headers().lastHeader(Topics.TENANT_HEADER).value(), UTF_8))
        .isEqualTo("other");
  }

  @Test
  void whatHasNoIdentityOrIsNoJsonIsRefusedAndNotStored() throws Exception {
    int before = broker.records(Topics.TELEMETRY).size();
    var hostile =
        new String[] {
          "",
          "not json",
          "[]",
          "null",
          "42",
          "{}",
          "{\"run\":{},\"job\":{\"namespace\":\"a\",\"name\":\"b\"}}",
          "{\"run\":{\"runId\":7},\"job\":{\"namespace\":\"a\",\"name\":\"b\"}}",
          "{\"run\":[1],\"job\":\"x\",\"dataset\":5}",
          "{\"job\":{\"namespace\":\" \",\"name\":\"b\"}}",
          RUN + RUN,
          "[".repeat(100_000),
          "{\"run\":".repeat(50_000),
          "{\"run\":{\"runId\":\"" + "x".repeat(10_000_000) + "\"}}",
          "{\"n\":" + "9".repeat(100_000) + "}",
        };
    for (var body : hostile) {
      var answer = client.postJson("/api/v1/lineage", body);
      var shown = body.substring(0, Math.min(60, body.length()));
      assertThat(answer.status()).as(shown).isEqualTo(400);
      assertThat(answer.header("Content-Type")).as(shown).isEqualTo("application/problem+json");
      assertThat(answer.json().get("detail").textValue()).as(shown).startsWith("Cannot ");
    }
    var invalid = RUN.getBytes(UTF_8);
    invalid[20] = (byte) 0xFF;
    assertThat(client.post("/api/v1/lineage", "application/json", invalid).status()).isEqualTo(400);
    assertThat(broker.records(Topics.TELEMETRY)).hasSize(before);
  }

  @Test
  void eventOfTenMegabytesIsStored() throws Exception {
    var facet = "\"" + "x".repeat(2_000_000) + "\"";
    var event = RUN.replace("\"inputs\":[]", "\"f\":[" + String.join(",", nCopies(5, facet)) + "]");

    assertThat(client.postJson("/api/v1/lineage", event).status()).isEqualTo(201);
  }

  @Test
  void bodyThatGrowsBeyondTheLimitIsRefused() throws Exception {
    var bomb = gzip(new byte[100 << 20]);

    var answer =
        client.post("/api/v1/lineage", "application/json", bomb, "Content-Encoding", "gzip");

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.json().get("status").intValue()).isEqualTo(413);
    var torn = gzip(RUN.getBytes(UTF_8));
    var half = Arrays.copyOf(torn, torn.length / 2);
    assertThat(
            client
                .post("/api/v1/lineage", "application/json", half, "Content-Encoding", "gzip")
                .status())
        .isEqualTo(400);
    assertThat(
            client
                .post("/api/v1/lineage", "application/json", torn, "Content-Encoding", "br")
                .status())
        .isEqualTo(415);
  }

  @Test
  void batchStoresWhatItCanAndTellsTheRestByIndex() throws Exception {
    int before = broker.records(Topics.TELEMETRY).size();

    var answer = client.postJson("/api/v1/lineage/batch", "[" + RUN + ",{\"run\":1}, " + RUN + "]");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().get("status").textValue()).isEqualTo("partial_success");
    assertThat(answer.json().get("summary"))
        .isEqualTo(
            Json.mapper()
                .readTree(
                    "{\"received\":3,\"successful\":2,\"failed\":1,\"retriable\":0,\"non_retriable\":1}"));
    assertThat(answer.json().get("failed_events").get(0).get("index").intValue()).isEqualTo(1);
    assertThat(broker.records(Topics.TELEMETRY)).hasSize(before + 2);
    assertThat(client.postJson("/api/v1/lineage/batch", "[" + RUN + ",").status()).isEqualTo(400);
    assertThat(broker.records(Topics.TELEMETRY)).hasSize(before + 2);
  }

  @Test
  void postedRowsBecomePartsOfOneBatch() throws Exception {
    int before = broker.records(Topics.SAMPLES).size();
    var rows = "{\"id\":1,\"email\":null}\n".repeat(1_200);
    var path =
        "/v1/samples?dataset=postgresql%3A%2F%2FDB%3A5432%2Fshop.orders&run=r-1"
            + "&time=2026-01-31T08:00:00Z&schema=id:BIGINT,price:DECIMAL(10,2)";

    var answer = client.post(path, "application/x-ndjson", rows);
    var again = client.post(path, "application/x-ndjson", rows);

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.json().get("rows").intValue()).isEqualTo(1_200);
    assertThat(answer.json().get("parts").intValue()).isEqualTo(3);
    assertThat(again.json().get("batchId")).isEqualTo(answer.json().get("batchId"));
    var batch = Json.read(broker.records(Topics.SAMPLES).get(before).value(), SampleBatch.class);
    assertThat(batch.dataset()).isEqualTo(FixedLineageReader.ORDERS);
    assertThat(batch.rows()).hasSize(500).first().isEqualTo("{\"id\":1,\"email\":null}");
    assertThat(batch.columns().get(1).type()).isEqualTo("DECIMAL(10,2)");
    assertThat(batch.parts()).isEqualTo(3);
  }

  @Test
  void rowThatIsNoObjectIsRefusedWithItsLine() throws Exception {
    int before = broker.records(Topics.SAMPLES).size();

    var answer =
        client.post(
            "/v1/samples?namespace=shop&name=orders",
            "application/x-ndjson",
            "{\"id\":1}\n\n[2]\n");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().get("line").intValue()).isEqualTo(3);
    assertThat(broker.records(Topics.SAMPLES)).hasSize(before);
  }

  @Test
  void rowsInJsonNameTheirDataset() throws Exception {
    var answer =
        client.postJson(
            "/v1/samples",
            """
            {"dataset":{"namespace":"shop","name":"orders"},"time":"2026-01-31T08:00:00",
             "schema":[{"name":"id","type":"BIGINT"}],"rows":[{"id":1},{"id":2}]}""");

    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    assertThat(answer.json().get("rows").intValue()).isEqualTo(2);
    assertThat(client.postJson("/v1/samples", "{\"rows\":[{}]}").status()).isEqualTo(400);
    assertThat(client.post("/v1/samples", "text/csv", "a,b").status()).isEqualTo(415);
  }
}
