package io.plumbline.jobs.table;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plumbline.model.DeadLetter;
import io.plumbline.model.Hashes;
import io.plumbline.model.Json;
import io.plumbline.model.Topics;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says on the topic of dead letters that a declared table is not read, and why. */
public final class TableTrouble {
  private static final Logger LOG = LoggerFactory.getLogger(TableTrouble.class);
  private static final long WAIT_SECONDS = 10;

  private TableTrouble() {}

  /**
   * Reports a table. The same trouble has the same id, however often it is reported. The statement
   * itself is left out, for it may hold passwords.
   *
   * @param reason {@code TABLE_REJECTED} when it is not tried, {@code TABLE_FAILED} when it is
   *     tried again and again
   */
  public static void report(String bootstrapServers, String table, String reason, String message) {
    var letter =
        new DeadLetter(
            Hashes.of("table", table, reason, message),
            Topics.DEFAULT_TENANT,
            "",
            0,
            0,
            reason,
            "Cannot read table %s: %s".formatted(table, message),
            table.getBytes(UTF_8),
            System.currentTimeMillis());
    Map<String, Object> settings =
        Map.of("bootstrap.servers", bootstrapServers, "max.block.ms", WAIT_SECONDS * 1_000);
    try (var producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer
          .send(
              new ProducerRecord<>(
                  Topics.DEAD_LETTERS, letter.id().getBytes(UTF_8), Json.writeBytes(letter)))
          .get(WAIT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException | RuntimeException e) {
      LOG.warn("Cannot report the trouble with table {}: {}", table, message, e);
    }
  }
}
