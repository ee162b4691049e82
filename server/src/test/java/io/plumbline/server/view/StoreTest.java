package io.plumbline.server.view;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.Command;
import io.plumbline.model.Json;
import io.plumbline.model.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoreTest {

  private static final TopicPartition COMMANDS = new TopicPartition(Topics.COMMANDS, 0);

  private Database database;
  private Store store;

  @BeforeEach
  void open() {
    database = Database.open("jdbc:h2:mem:", "sa", "");
    store = new Store(database.jdbi(), 3);
    store.claim("one");
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void recordsAndPositionsAreKeptTogether() {
    store.apply(List.of(command("a", 1), command("b", 2)), Map.of(COMMANDS, 2L));

    assertThat(ids()).containsExactly("a", "b");
    assertThat(store.positions()).containsExactly(Map.entry(COMMANDS, 2L));
  }

  @Test
  void recordThatTheDatabaseRefusesDoesNotStopTheOthers() {
    var refused = List.of(command("a", 1), command("x".repeat(500), 2), junk(), command("c", 3));

    assertThat(store.apply(refused, Map.of(COMMANDS, 4L))).isEqualTo(2);
    assertThat(ids()).containsExactly("a", "c");
    assertThat(store.positions().get(COMMANDS)).isEqualTo(4);
  }

  @Test
  void trimKeepsTheNewest() {
    var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
    for (int i = 1; i <= 5; i++) {
      records.add(command("c" + i, i));
    }
    store.apply(records, Map.of(COMMANDS, 5L));

    store.trim();

    assertThat(ids()).containsExactly("c3", "c4", "c5");
  }

  @Test
  void rowsOfAnotherClusterAreDropped() {
    store.apply(List.of(command("a", 1)), Map.of(COMMANDS, 1L));
    store.claim("one");
    assertThat(ids()).hasSize(1);

    store.claim("two");

    assertThat(ids()).isEmpty();
    assertThat(store.positions()).isEmpty();
  }

  private List<String> ids() {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("SELECT id FROM command ORDER BY id")
                    .mapTo(String.class)
                    .list());
  }

  private static ConsumerRecord<byte[], byte[]> command(String id, long atMillis) {
    var command = new Command(id, "default", "ann", "RULE_CREATED", "r", "text", atMillis);
    return new ConsumerRecord<>(Topics.COMMANDS, 0, atMillis, null, Json.writeBytes(command));
  }

  private static ConsumerRecord<byte[], byte[]> junk() {
    return new ConsumerRecord<>(Topics.COMMANDS, 0, 9, null, "junk".getBytes(UTF_8));
  }
}
