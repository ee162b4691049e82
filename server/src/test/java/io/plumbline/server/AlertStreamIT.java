package io.plumbline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plumbline.model.Json;
import io.plumbline.model.Topics;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alerts as they come, through restarts of the server and rebuilds of its database. */
class AlertStreamIT {

  @TempDir Path directory;
  private KafkaBroker broker;

  @BeforeEach
  void start() throws Exception {
    broker = KafkaBroker.start(directory.resolve("kafka"));
  }

  @AfterEach
  void stop() {
    broker.close();
  }

  @Test
  void streamGoesOnWhereItEndedAfterARestartAndARebuild() throws Exception {
    var lineage = new FixedLineageReader();
    String last;
    try (var engine = Engine.start(broker, directory.resolve("a"), lineage);
        var stream = EventStream.open(engine.client())) {
      assertThat(stream.next(5).data()).isNull();
      alert(0, "one");
      var event = stream.next(10);
      assertThat(rule(event)).isEqualTo("one");
      last = event.id();
    }
    alert(1, "two");
    try (var restarted = Engine.start(broker, directory.resolve("a"), lineage);
        var stream = EventStream.open(restarted.client(), "Last-Event-ID", last)) {
      assertThat(stream.next(5).id()).isEqualTo(last);
      assertThat(rule(stream.next(10))).isEqualTo("two");
    }
    alert(0, "three");
    try (var rebuilt = Engine.start(broker, directory.resolve("b"), lineage);
        var stream = EventStream.open(rebuilt.client(), "Last-Event-ID", last)) {
      assertThat(stream.next(5).id()).isEqualTo(last);
      assertThat(new String[] {rule(stream.next(10)), rule(stream.next(10))})
          .containsExactlyInAnyOrder("two", "three");
      assertThat(stream.next(1)).isNull();
    }
  }

  @Test
  void sameAlertRaisedAgainAfterARestartOfTheJobIsNotSentAgain() throws Exception {
    try (var engine = Engine.start(broker, directory.resolve("a"), new FixedLineageReader());
        var stream = EventStream.open(engine.client())) {
      stream.next(5);
      alert(0, "one");
      assertThat(rule(stream.next(10))).isEqualTo("one");

      broker.append(Topics.ALERTS, 0, "k", Json.writeBytes(Samples.opened("one", 999_999)));
      broker.append(Topics.ALERTS, 0, "k", Json.writeBytes(Samples.resolved("one")));

      assertThat(stream.next(10).data().get("transition").textValue()).isEqualTo("RESOLVED");
    }
  }

  @Test
  void otherTenantsSeeNothing() throws Exception {
    alert(0, "one");
    try (var engine = Engine.start(broker, directory.resolve("a"), new FixedLineageReader())) {
      var other = engine.client(Client.OTHER_TENANTS_TOKEN);
      await()
          .atMost(Duration.ofSeconds(10))
          .until(() -> engine.client().get("/v1/alerts").json().get("items").size() == 1);

      var alerts = other.get("/v1/alerts").json();
      assertThat(alerts.get("items")).isEmpty();
      var before = alerts.get("next").textValue();
      assertThat(other.get("/v1/incidents").json().get("items")).isEmpty();
      try (var stream = EventStream.open(other, "Last-Event-ID", before)) {
        stream.next(5);
        assertThat(stream.next(1)).isNull();
      }
    }
  }

  @Test
  void positionOfAnotherClusterStartsFromTheBeginning() throws Exception {
    alert(0, "one");
    try (var engine = Engine.start(broker, directory.resolve("a"), new FixedLineageReader());
        var stream = EventStream.open(engine.client(), "Last-Event-ID", "00000000.0:900")) {
      assertThat(stream.next(5).data()).isNull();
      assertThat(rule(stream.next(10))).isEqualTo("one");
      assertThat(engine.client().get("/v1/alerts/stream", "Last-Event-ID", "junk").status())
          .isEqualTo(400);
    }
  }

  @Test
  void streamsBeyondTheCapAreRefused() throws Exception {
    var limits = Limits.defaults().withAlertStreams(1);
    try (var engine =
            Engine.start(broker, directory.resolve("a"), new FixedLineageReader(), limits);
        var first = EventStream.open(engine.client())) {
      assertThat(first.next(5)).isNotNull();

      var second = engine.client().get("/v1/alerts/stream");

      assertThat(second.status()).isEqualTo(503);
      assertThat(second.header("Retry-After")).isNotNull();
    }
  }

  private void alert(int partition, String rule) throws Exception {
    broker.append(Topics.ALERTS, partition, rule, Json.writeBytes(Samples.opened(rule, 1_001)));
  }

  private static String rule(EventStream.Event event) {
    return event.data().get("incident").get("first").get("rule").textValue();
  }
}
