package io.plumbline.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.AccessEvent;
import io.plumbline.model.DeadLetter;
import io.plumbline.model.Json;
import io.plumbline.model.Topics;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Audit logs that are posted, on a real broker. */
class AccessIngestIT {
  @TempDir static Path directory;
  private static KafkaBroker broker;
  private static Engine engine;

  @BeforeAll
  static void start() throws Exception {
    broker = KafkaBroker.start(directory.resolve("kafka"));
    engine = Engine.start(broker, directory, new FixedLineageReader());
  }

  @AfterAll
  static void stop() {
    engine.close();
    broker.close();
  }

  private static Client.Answer post(String path, String body) throws Exception {
    return engine.client(Client.OTHER_TENANTS_TOKEN).post(path, "text/plain", body);
  }

  @Test
  void eventsAreAppendedForTheTenantOfTheToken() throws Exception {
    int before = broker.records(Topics.ACCESS).size();

    var answer =
        post(
            "/v1/access-events?format=words&zone=Europe/Paris&namespace=hive://m:9083"
                + "&namespace=prod_kafka=kafka://b:9092",
            "ann orders\n# nothing\nbob payments\n");

    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    assertThat(answer.json())
        .isEqualTo(
            Json.mapper()
                .readTree("{\"events\":2,\"ignored\":1,\"rejected\":0,\"rejections\":[]}"));
    var records = broker.records(Topics.ACCESS);
    assertThat(records).hasSize(before + 2);
    var event = Json.read(records.get(before).value(), AccessEvent.class);
    assertThat(event.tenant()).isEqualTo("other");
    assertThat(event.extra())
        .containsEntry("zone", "Europe/Paris")
        .containsEntry("namespaces", "[hive://m:9083, prod_kafka=kafka://b:9092]");
  }

  @Test
  void recordThatCannotBeReadIsADeadLetterAndTheOthersAreTaken() throws Exception {
    int before = broker.records(Topics.ACCESS).size();
    int letters = broker.records(Topics.DEAD_LETTERS).size();

    var answer = post("/v1/access-events?format=words", "ann orders\ntorn\nbob payments\n");

    assertThat(answer.status()).isEqualTo(207);
    assertThat(answer.json().get("rejected").intValue()).isEqualTo(1);
    assertThat(answer.json().get("rejections").get(0).get("reason").textValue()).isEqualTo("TORN");
    assertThat(broker.records(Topics.ACCESS)).hasSize(before + 2);
    var letter =
        Json.read(broker.records(Topics.DEAD_LETTERS).get(letters).value(), DeadLetter.class);
    assertThat(new String(letter.raw(), UTF_8)).isEqualTo("torn");
    assertThat(letter.topic()).isEqualTo(Topics.ACCESS);
    assertThat(letter.tenant()).isEqualTo("other");
  }

  @Test
  void callThatDoesNotSayHowToReadTheLogIsRefused() throws Exception {
    for (var query : new String[] {"", "?format=", "?format=oracle", "?format=words&zone=Mars"}) {
      var answer = post("/v1/access-events" + query, "ann orders\n");
      assertThat(answer.status()).as(query).isEqualTo(400);
      assertThat(answer.json().get("detail").textValue()).startsWith("Cannot ");
    }
  }
}
