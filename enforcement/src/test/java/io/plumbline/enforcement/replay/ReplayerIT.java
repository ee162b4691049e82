package io.plumbline.enforcement.replay;

import static io.plumbline.enforcement.replay.ShopAccess.allowing;
import static io.plumbline.enforcement.replay.ShopAccess.policy;
import static io.plumbline.enforcement.replay.ShopAccess.read;
import static io.plumbline.enforcement.replay.ShopAccess.reader;
import static io.plumbline.enforcement.replay.ShopAccess.target;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plumbline.enforcement.store.kafka.KafkaBroker;
import io.plumbline.model.Decision;
import io.plumbline.model.Json;
import io.plumbline.model.Topics;
import io.plumbline.rules.access.AccessDecisions;
import io.plumbline.rules.access.AccessOccasion;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The replayer on a real broker. */
class ReplayerIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @TempDir Path directory;
  private final FixedCompiler compiler = new FixedCompiler();
  private KafkaBroker broker;
  private KafkaProducer<String, byte[]> producer;
  private KafkaConsumer<byte[], byte[]> consumer;
  private final List<Decision> decisions = new ArrayList<>();

  @BeforeEach
  void start() throws Exception {
    broker = KafkaBroker.start(directory.resolve("kafka"));
    Map<String, Object> settings = Map.of("bootstrap.servers", broker.bootstrap());
    try (var admin = Admin.create(settings)) {
      admin
          .createTopics(
              List.of(Topics.RULES, Topics.ACCESS, Topics.DECISIONS).stream()
                  .map(name -> new NewTopic(name, 1, (short) 1))
                  .toList())
          .all()
          .get(30, TimeUnit.SECONDS);
    }
    producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    var partition = new TopicPartition(Topics.DECISIONS, 0);
    consumer.assign(List.of(partition));
    consumer.seekToBeginning(List.of(partition));
    ShopAccess.write(directory, allowing(4, reader(List.of("ann"), List.of())));
    append(Topics.RULES, compiler.text(target("ranger", Map.of())));
    append(
        Topics.RULES,
        compiler.text(policy("strangers", new AccessOccasion.PolicyWouldDeny(), "ranger")));
  }

  @AfterEach
  void stop() {
    consumer.close();
    producer.close();
    broker.close();
  }

  private Replayer replayer() {
    return Replayer.start(
        new ReplayConfig(
            broker.bootstrap(),
            compiler,
            new PolicySources(tenant -> directory, tenant -> reference -> "secret"),
            directory.resolve("grants"),
            Clock.systemUTC()));
  }

  private void append(String topic, Object value) throws Exception {
    append(topic, Json.writeBytes(value));
  }

  private void append(String topic, byte[] value) throws Exception {
    producer.send(new ProducerRecord<>(topic, 0, "key", value)).get(30, TimeUnit.SECONDS);
  }

  private List<String> users() {
    consumer
        .poll(Duration.ofMillis(100))
        .forEach(message -> decisions.add(Json.read(message.value(), Decision.class)));
    return decisions.stream().map(d -> d.facts().get(AccessDecisions.USER)).toList();
  }

  private void awaitUsers(String... users) {
    await().atMost(LIMIT).until(() -> users().size() >= users.length);
    assertThat(users()).containsExactly(users);
  }

  @Test
  void accessesAreJudgedOnceThroughRestartsAndPoisonIsPassedOver() throws Exception {
    long now = System.currentTimeMillis();
    append(Topics.ACCESS, read("e1", "eve", now));
    try (var first = replayer()) {
      awaitUsers("eve");
      append(Topics.ACCESS, "no event".getBytes(UTF_8));
      append(Topics.ACCESS, read("e2", "ann", now));
      append(Topics.ACCESS, read("e3", "mallory", now));
      awaitUsers("eve", "mallory");
      assertThat(first).isNotNull();
    }
    // It goes on after what was read before; the policies are read again from their beginning.
    append(Topics.ACCESS, read("e4", "trudy", now));
    try (var second = replayer()) {
      awaitUsers("eve", "mallory", "trudy");
      assertThat(second).isNotNull();
    }
  }
}
