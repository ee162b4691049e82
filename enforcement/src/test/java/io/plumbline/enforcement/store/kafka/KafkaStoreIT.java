package io.plumbline.enforcement.store.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.enforcement.retention.RetentionOutcome.Result;
import io.plumbline.enforcement.store.Listing;
import io.plumbline.enforcement.store.Page;
import io.plumbline.enforcement.store.RetentionStore;
import io.plumbline.enforcement.store.RetentionStoreContract;
import io.plumbline.enforcement.store.StoreRefusedException;
import io.plumbline.model.DatasetId;
import io.plumbline.rules.retention.Resource;
import io.plumbline.rules.retention.RetentionBasis;
import io.plumbline.rules.retention.RetentionStep;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records of a real broker. */
class KafkaStoreIT extends RetentionStoreContract {
  private static final int RECORDS = 10;
  private static final AtomicInteger TOPICS = new AtomicInteger();

  @TempDir static Path directory;
  private static KafkaBroker broker;
  private static KafkaStore store;
  private static Admin admin;
  private static KafkaProducer<String, String> producer;

  @BeforeAll
  static void start() throws Exception {
    broker = KafkaBroker.start(directory);
    Map<String, Object> client = Map.of("bootstrap.servers", broker.bootstrap());
    store = new KafkaStore("events", client, Duration.ofSeconds(10));
    admin = Admin.create(client);
    producer = new KafkaProducer<>(client, new StringSerializer(), new StringSerializer());
  }

  @AfterAll
  static void stop() {
    producer.close(Duration.ofSeconds(5));
    admin.close(Duration.ofSeconds(5));
    store.close();
    broker.close();
  }

  @Override
  protected RetentionStore store() {
    return store;
  }

  @Override
  protected RetentionStore unreachable() {
    return new KafkaStore(
        "events", Map.of("bootstrap.servers", "127.0.0.1:1"), Duration.ofMillis(500));
  }

  @Override
  protected RetentionBasis basis() {
    return RetentionBasis.EVENT_TIME;
  }

  @Override
  protected DatasetId dataset(int days) throws Exception {
    var topic = topic(Map.of());
    for (int day = 0; day < days; day++) {
      append(topic, 0, FIRST_DAY.plusDays(day));
    }
    return dataset(topic);
  }

  @Override
  protected void change(DatasetId dataset, Resource resource) throws Exception {
    // What is written cannot be changed, but some of it can go.
    admin
        .deleteRecords(
            Map.of(new TopicPartition(dataset.name(), 0), RecordsToDelete.beforeOffset(3)))
        .all()
        .get(10, TimeUnit.SECONDS);
  }

  @Override
  protected boolean share(DatasetId dataset, Resource resource) {
    readUpTo(dataset.name(), "slow", RECORDS - 1);
    return true;
  }

  @Override
  protected boolean isReadable(DatasetId dataset, Resource resource) throws Exception {
    return earliest(dataset.name(), 0) < RECORDS;
  }

  @Test
  void dayGoesWhenAllGroupsHaveReadIt() throws Exception {
    var dataset = dataset(2);
    readUpTo(dataset.name(), "done", RECORDS);

    assertThat(carryOut(take(dataset, first(dataset))).result()).isEqualTo(Result.APPLIED);
    assertThat(earliest(dataset.name(), 0)).isEqualTo(RECORDS);
  }

  @Test
  void laterDayDoesNotGoBeforeAnEarlierOneThatIsKept() throws Exception {
    var dataset = dataset(3);
    var second = all(dataset).get(1);

    var outcome = carryOut(take(dataset, second));

    assertThat(outcome.result()).isEqualTo(Result.FAILED);
    assertThat(outcome.message())
        .contains("older ones, from 0 on, are kept and would go with them");
    assertThat(earliest(dataset.name(), 0)).isZero();
  }

  @Test
  void recordThatCameLateStaysWithTheDayItCameIn() throws Exception {
    var topic = topic(Map.of());
    append(topic, 0, FIRST_DAY);
    append(topic, 0, FIRST_DAY.plusDays(1));
    append(topic, 0, FIRST_DAY);

    assertThat(all(dataset(topic))).extracting(Resource::version).containsExactly("0-10", "10-30");
  }

  @Test
  void recordOfTheFarFutureMakesNothingOld() throws Exception {
    var topic = topic(Map.of());
    append(topic, 0, LocalDate.of(2099, 1, 1));
    append(topic, 0, FIRST_DAY);

    assertThat(all(dataset(topic)))
        .extracting(Resource::basisAtMillis)
        .containsExactly(Instant.parse("2099-01-02T00:00:00Z").toEpochMilli());
  }

  @Test
  void partitionsAreListedOneAfterTheOtherAndDaysWithoutRecordsAreNoResources() throws Exception {
    var topic = topic(Map.of());
    append(topic, 0, FIRST_DAY);
    append(topic, 2, FIRST_DAY);
    append(topic, 2, FIRST_DAY.plusDays(400));

    assertThat(all(dataset(topic)))
        .extracting(Resource::id)
        .containsExactly(
            "0@2026-01-02T00:00:00Z", "2@2026-01-02T00:00:00Z", "2@2027-02-06T00:00:00Z");
  }

  @Test
  void zoneOfThePolicySaysWhenADayIsOver() throws Exception {
    var dataset = dataset(1);
    var tokyo = new Listing(dataset, RetentionBasis.EVENT_TIME, ZoneId.of("Asia/Tokyo"));

    // Midday in UTC is the evening of the same day there.
    assertThat(store.list(tokyo, Page.START, 10).resources().get(0).id())
        .isEqualTo("0@2026-01-01T15:00:00Z");
  }

  @Test
  void compactedTopicIsRefused() throws Exception {
    var topic = topic(Map.of("cleanup.policy", "compact"));
    append(topic, 0, FIRST_DAY);

    var outcome = carryOut(take(dataset(topic), first(dataset(topic))));

    assertThat(outcome.result()).isEqualTo(Result.FAILED);
    assertThat(earliest(topic, 0)).isZero();
  }

  @Test
  void nothingCanBeSetAsideAndNothingBroughtBack() throws Exception {
    var dataset = dataset(2);
    var act = take(dataset, first(dataset));

    assertThatThrownBy(() -> store.setAside(act.with(RetentionStep.QUARANTINE)))
        .isInstanceOf(StoreRefusedException.class)
        .hasMessageEndingWith("Kafka has no way back; write THEN DELETE");
    carryOut(act);
    assertThatThrownBy(() -> store.restore(act))
        .isInstanceOf(StoreRefusedException.class)
        .hasMessageContaining("no way back");
  }

  @Test
  void hostileIdsAndCursorsAreRefused() throws Exception {
    var dataset = dataset(1);
    var listing = new Listing(dataset, RetentionBasis.EVENT_TIME, ZoneOffset.UTC);

    assertThatThrownBy(() -> store.find(listing, "0@9".repeat(100)))
        .isInstanceOf(StoreRefusedException.class);
    assertThatThrownBy(() -> store.list(listing, "x", 1)).isInstanceOf(StoreRefusedException.class);
  }

  private static DatasetId dataset(String topic) {
    return new DatasetId("acme", "kafka://broker:9092", topic);
  }

  private static String topic(Map<String, String> settings) throws Exception {
    var topic = "orders" + TOPICS.incrementAndGet();
    admin
        .createTopics(List.of(new NewTopic(topic, 3, (short) 1).configs(settings)))
        .all()
        .get(30, TimeUnit.SECONDS);
    return topic;
  }

  private static void append(String topic, int partition, LocalDate day) throws Exception {
    long noon = day.atTime(12, 0).toInstant(ZoneOffset.UTC).toEpochMilli();
    for (int i = 0; i < RECORDS; i++) {
      producer
          .send(new ProducerRecord<>(topic, partition, noon + i, "k" + i, "v"))
          .get(10, TimeUnit.SECONDS);
    }
  }

  private static void readUpTo(String topic, String group, long offset) {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", broker.bootstrap(), "group.id", group + topic);
    try (var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      consumer.commitSync(
          Map.of(new TopicPartition(topic, 0), new OffsetAndMetadata(offset)),
          Duration.ofSeconds(10));
    }
  }

  private static long earliest(String topic, int partition) throws Exception {
    var of = new TopicPartition(topic, partition);
    return admin
        .listOffsets(Map.of(of, OffsetSpec.earliest()))
        .partitionResult(of)
        .get(10, TimeUnit.SECONDS)
        .offset();
  }
}
