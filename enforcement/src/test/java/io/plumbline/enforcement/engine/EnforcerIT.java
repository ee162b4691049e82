package io.plumbline.enforcement.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.plumbline.enforcement.journal.BrokenJournalException;
import io.plumbline.enforcement.journal.JournalReader;
import io.plumbline.enforcement.store.kafka.KafkaBroker;
import io.plumbline.lineage.LineageGraph;
import io.plumbline.model.Command;
import io.plumbline.model.Decision;
import io.plumbline.model.DecisionAction;
import io.plumbline.model.JournalEntry;
import io.plumbline.model.JournalKind;
import io.plumbline.model.Json;
import io.plumbline.model.Mandate;
import io.plumbline.model.Topics;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The enforcer on a real broker: restarts, a rival, and a journal that was tampered with. */
class EnforcerIT {
  private static final Mandate AT_ONCE = Mandate.of("hold_mart", 1);
  private static final Mandate ASKED = new Mandate("hold_mart", 1, 0, true, false, true);
  private static final LineageGraph NOTHING = new LineageGraph(List.of(), List.of(), null, 0);

  @TempDir Path directory;
  private KafkaBroker broker;
  private KafkaProducer<String, byte[]> producer;
  private final RecordingTarget target = new RecordingTarget();

  @BeforeEach
  void start() throws Exception {
    broker = KafkaBroker.start(directory);
    try (var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
      admin
          .createTopics(
              List.of(
                      Topics.RULES,
                      Topics.DECISIONS,
                      Topics.COMMANDS,
                      Topics.OUTCOMES,
                      Topics.JOURNAL)
                  .stream()
                  .map(name -> new NewTopic(name, 1, (short) 1))
                  .toList())
          .all()
          .get(30, TimeUnit.SECONDS);
    }
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.bootstrap()),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  @AfterEach
  void stop() {
    producer.close();
    broker.close();
  }

  private Enforcer enforcer() {
    return Enforcer.start(
        new EnforcerConfig(
            broker.bootstrap(),
            () -> List.of(target),
            text -> target,
            FixedLineage.of(NOTHING),
            Patience.standard(),
            Clock.systemUTC(),
            Duration.ofSeconds(60)));
  }

  private void append(String topic, Object value) throws Exception {
    producer
        .send(new ProducerRecord<>(topic, 0, "key", Json.writeBytes(value)))
        .get(30, TimeUnit.SECONDS);
  }

  /** Of now: one that is a day old is given up. */
  private static Decision trigger(String id, Mandate mandate) {
    return Drill.decision(
        id, DecisionAction.TRIGGER, "recording", mandate, System.currentTimeMillis());
  }

  private List<JournalKind> journal() {
    var kinds = new ArrayList<JournalKind>();
    JournalReader.read(broker.bootstrap(), entry -> kinds.add(entry.kind()));
    return kinds;
  }

  private void awaitEffects(int count) {
    await().atMost(Duration.ofSeconds(60)).until(() -> target.effects.size() == count);
  }

  @Test
  void decisionsTakeEffectOnceThroughRestartsAndTheChainGoesOn() throws Exception {
    try (var first = enforcer()) {
      append(Topics.DECISIONS, trigger("d1", AT_ONCE));
      awaitEffects(1);
      await().until(() -> journal().contains(JournalKind.OUTCOME));
      assertThat(first.ended()).isEmpty();
    }
    // A producer that sends again what it is not sure of.
    append(Topics.DECISIONS, trigger("d1", AT_ONCE));
    append(Topics.DECISIONS, trigger("d2", ASKED));
    try (var second = enforcer()) {
      await().until(() -> journal().size() == 5);
      append(
          Topics.COMMANDS,
          new Command("c", "acme", "ann", Command.DECISION_APPROVED, "d2", "it is right", 1));
      awaitEffects(2);
      await().until(() -> journal().size() == 8);
      assertThat(second.ended()).isEmpty();
    }
    assertThat(target.calls).isEqualTo(2);
    assertThat(journal())
        .containsExactly(
            JournalKind.RECEIVED,
            JournalKind.CALLING,
            JournalKind.OUTCOME,
            JournalKind.RECEIVED,
            JournalKind.OUTCOME,
            JournalKind.APPROVED,
            JournalKind.CALLING,
            JournalKind.OUTCOME);
  }

  @Test
  void enforcerThatIsReplacedEndsAndForksNoChain() throws Exception {
    try (var old = enforcer();
        var replacement = enforcer()) {
      append(Topics.DECISIONS, trigger("d1", AT_ONCE));
      awaitEffects(1);
      await().atMost(Duration.ofSeconds(60)).until(() -> !old.ended().isEmpty());
      assertThat(old.ended()).contains("Another enforcer took over");
      assertThat(replacement.ended()).isEmpty();
    }
    assertThat(journal())
        .containsExactly(JournalKind.RECEIVED, JournalKind.CALLING, JournalKind.OUTCOME);
  }

  @Test
  void journalThatWasTamperedWithIsNotGoneOnWith() throws Exception {
    var first = JournalEntry.after(null, JournalKind.APPROVED, "acme", "d1", "ann", "yes", 1);
    append(Topics.JOURNAL, first);
    var forged = new String(Json.writeBytes(first), UTF_8).replace("yes", "no");
    producer
        .send(new ProducerRecord<>(Topics.JOURNAL, 0, "key", forged.getBytes(UTF_8)))
        .get(30, TimeUnit.SECONDS);

    assertThatThrownBy(this::journal)
        .isInstanceOf(BrokenJournalException.class)
        .hasMessageContaining("entry 1 stands where 2 belongs");
    assertThatThrownBy(this::enforcer)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Cannot trust the journal");
  }
}
