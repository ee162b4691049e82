package io.plumbline.tests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.google.protobuf.Method;
import io.plumbline.model.DeadLetter;
import io.plumbline.model.Finding;
import io.plumbline.model.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.EncoderFactory;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.kafka.clients.admin.AdminClient;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Declared tables over a real Kafka broker in each format, over files, and what becomes of a record
 * that cannot be decoded. The schema registry is a double: {@link FakeSchemaRegistry}.
 */
class TableFormatsIT {
  @RegisterExtension
  static final MiniClusterExtension FLINK =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(2)
              .build());

  private static final byte[] POISON = {(byte) 0xff, (byte) 0xff, (byte) 0xff};

  private static final String AVRO =
      "{\"type\":\"record\",\"name\":\"Order\",\"fields\":["
          + "{\"name\":\"id\",\"type\":\"long\"},"
          + "{\"name\":\"name\",\"type\":[\"null\",\"string\"],\"default\":null},"
          + "{\"name\":\"amount\",\"type\":[\"null\",\"double\"],\"default\":null}]}";

  private static final List<String> RULES =
      List.of(
          "CREATE RULE r0 ON orders EXPECT"
              + " (ROW_COUNT() = 3 AND SUM(id) = 6 AND SUM(amount) = 6.5 AND NULL_COUNT(name) = 1)",
          "CREATE RULE r1 ON orders EXPECT EACH ROW (amount > 1) MOSTLY 0.5");

  private static Kafka kafka;

  @TempDir static Path folder;

  @BeforeAll
  static void startBroker() throws IOException {
    kafka = Kafka.start(folder);
  }

  @AfterAll
  static void stopBroker() {
    kafka.close();
  }

  private static String overKafka(String topic, String columns, String format) {
    return "CREATE TABLE orders ("
        + columns
        + ") WITH ('connector' = 'kafka', 'topic' = '"
        + topic
        + "', 'properties.bootstrap.servers' = '"
        + kafka.bootstrap()
        + "', 'scan.startup.mode' = 'earliest-offset', 'scan.bounded.mode' = 'latest-offset', "
        + format
        + ")";
  }

  private static final String COLUMNS = "id BIGINT NOT NULL, name STRING, amount DOUBLE";

  private static void assertJudged(TableRun run) {
    assertThat(run.findings())
        .extracting(Finding::message)
        .allMatch(text -> !text.contains("Cannot"));
    assertThat(run.findings())
        .as(run.findings().toString())
        .extracting(Finding::rule, Finding::scope, Finding::verdict)
        .containsExactlyInAnyOrder(
            tuple("r0", "run", Verdict.PASS), tuple("r1", "run", Verdict.PASS));
  }

  private static void assertPoisonIsTold(TableRun run, String topic, long offset) {
    assertThat(run.deadLetters())
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.reason()).isEqualTo("UNDECODABLE_ROW");
              assertThat(letter.topic()).isEqualTo(topic);
              assertThat(letter.offset()).isEqualTo(offset);
              assertThat(letter.raw()).isEqualTo(POISON);
              assertThat(letter.message()).startsWith("Cannot decode a row of table orders: ");
            });
  }

  @Test
  void jsonWithARecordThatIsNone() throws Exception {
    send(
        "json",
        text("{\"id\":1,\"name\":\"a\",\"amount\":1.5}"),
        POISON,
        text("{\"id\":2,\"name\":null,\"amount\":2}"),
        text("{\"id\":3,\"name\":\"c\",\"amount\":3}"));
    var run = TableRun.of(overKafka("json", COLUMNS, "'format' = 'json'"), RULES);
    assertJudged(run);
    assertPoisonIsTold(run, "json", 1);
  }

  @Test
  void optionsOfTheFormatCountAndRecordsWithOtherTypesAreTold() throws Exception {
    send("typed", text("{\"id\":\"many\"}"), text("{\"id\":1,\"name\":\"a\",\"amount\":1.5}"));
    var strict = TableRun.of(overKafka("typed", COLUMNS, "'format' = 'json'"), RULES);
    assertThat(strict.deadLetters()).extracting(DeadLetter::offset).containsExactly(0L);
    var lenient =
        TableRun.of(
            overKafka(
                "typed",
                "id BIGINT, name STRING",
                "'value.format' = 'json', 'value.json.ignore-parse-errors' = 'true'"),
            List.of("CREATE RULE r0 ON orders EXPECT (ROW_COUNT() = 2 AND NULL_COUNT(id) = 1)"));
    assertThat(lenient.deadLetters()).isEmpty();
    assertThat(lenient.findings()).extracting(Finding::verdict).containsExactly(Verdict.PASS);
  }

  @Test
  void csv() throws Exception {
    send("csv", text("1,a,1.5"), text("2,,2"), text("many,b,2"), text("3,c,3"));
    var run =
        TableRun.of(overKafka("csv", COLUMNS, "'format' = 'csv', 'csv.null-literal' = ''"), RULES);
    assertJudged(run);
    assertThat(run.deadLetters()).extracting(DeadLetter::offset).containsExactly(2L);
  }

  @Test
  void avro() throws Exception {
    send("avro", order(1, "a", 1.5), order(2, null, 2.0), order(3, "c", 3.0), POISON);
    var run = TableRun.of(overKafka("avro", COLUMNS, "'format' = 'avro'"), RULES);
    assertJudged(run);
    assertPoisonIsTold(run, "avro", 3);
  }

  @Test
  void avroWithASchemaRegistry() throws Exception {
    var older =
        "{\"type\":\"record\",\"name\":\"Order\",\"fields\":["
            + "{\"name\":\"id\",\"type\":\"long\"},"
            + "{\"name\":\"amount\",\"type\":[\"null\",\"double\"]}]}";
    try (var registry = FakeSchemaRegistry.start(AVRO, older)) {
      var withoutName = new GenericData.Record(new Schema.Parser().parse(older));
      withoutName.put("id", 2L);
      withoutName.put("amount", 2.0);
      send(
          "registry",
          registered(1, order(1, "a", 1.5)),
          registered(2, bytes(withoutName)),
          registered(9, order(7, "unknown schema", 7.0)),
          registered(1, order(3, "c", 3.0)));
      var run =
          TableRun.of(
              overKafka(
                  "registry",
                  COLUMNS,
                  "'format' = 'avro-confluent', 'avro-confluent.url' = '" + registry.url() + "'"),
              RULES);
      assertJudged(run);
      assertThat(run.deadLetters()).extracting(DeadLetter::offset).containsExactly(2L);
    }
  }

  @Test
  void protobuf() throws Exception {
    send(
        "protobuf",
        Method.newBuilder().setName("a").setRequestStreaming(true).build().toByteArray(),
        POISON,
        Method.newBuilder().setName("bb").build().toByteArray());
    var run =
        TableRun.of(
            overKafka(
                "protobuf",
                "name STRING, request_streaming BOOLEAN",
                "'format' = 'protobuf', 'protobuf.message-class-name' = '"
                    + Method.class.getName()
                    + "'"),
            List.of(
                "CREATE RULE r0 ON orders EXPECT"
                    + " (ROW_COUNT() = 2 AND MAX_LENGTH(name) = 2 AND"
                    + " COMPLIANCE(request_streaming) = 0.5)"));
    assertThat(run.findings())
        .as(run.findings().toString())
        .extracting(Finding::verdict)
        .containsExactly(Verdict.PASS);
    assertPoisonIsTold(run, "protobuf", 1);
  }

  @Test
  void filesOfCsv() throws Exception {
    var files = Files.createDirectories(folder.resolve("csv"));
    Files.writeString(files.resolve("one.csv"), "1,a,1.5\n2,,2\n");
    Files.writeString(files.resolve("two.csv"), "3,c,3\n");
    var run =
        TableRun.of(
            "CREATE TABLE orders ("
                + COLUMNS
                + ") WITH ('connector' = 'filesystem', 'path' = '"
                + files.toUri()
                + "', 'format' = 'csv', 'csv.null-literal' = '')",
            RULES);
    assertJudged(run);
  }

  private static byte[] text(String value) {
    return value.getBytes(UTF_8);
  }

  private static byte[] order(long id, String name, Double amount) throws IOException {
    var order = new GenericData.Record(new Schema.Parser().parse(AVRO));
    order.put("id", id);
    order.put("name", name);
    order.put("amount", amount);
    return bytes(order);
  }

  private static byte[] bytes(GenericRecord record) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var encoder = EncoderFactory.get().binaryEncoder(bytes, null);
    new GenericDatumWriter<GenericRecord>(record.getSchema()).write(record, encoder);
    encoder.flush();
    return bytes.toByteArray();
  }

  /** As Confluent's serializers write it: a zero, the id of the schema, the record. */
  private static byte[] registered(int id, byte[] record) {
    return ByteBuffer.allocate(5 + record.length).put((byte) 0).putInt(id).put(record).array();
  }

  private static void send(String topic, byte[]... records) throws Exception {
    Map<String, Object> settings = Map.of("bootstrap.servers", kafka.bootstrap());
    try (var admin = AdminClient.create(settings)) {
      admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
    }
    try (var producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (var record : records) {
        producer.send(new ProducerRecord<>(topic, record)).get();
      }
    }
  }
}
