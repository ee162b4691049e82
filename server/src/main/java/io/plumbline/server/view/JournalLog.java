package io.plumbline.server.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.plumbline.model.JournalEntry;
import io.plumbline.model.Json;
import io.plumbline.model.Topics;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The journal of decisions as the log holds it, for whoever wants to check its chain. */
public final class JournalLog {
  private static final TopicPartition WHOLE = new TopicPartition(Topics.JOURNAL, 0);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final String bootstrap;

  public JournalLog(String bootstrap) {
    this.bootstrap = bootstrap;
  }

  /** Of an entry of somebody else: enough to check the chain, and nothing of what it tells. */
  private record Link(long sequence, String previous, String hash) {}

  /**
   * Writes every entry up to now as a line of JSON, in order. Of other tenants' entries only their
   * place in the chain is told.
   *
   * @throws IOException if the reader went away
   */
  public void write(String tenant, OutputStream out) throws IOException {
    try (var consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                (Object) bootstrap,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(List.of(WHOLE));
      consumer.seekToBeginning(List.of(WHOLE));
      long end = consumer.endOffsets(List.of(WHOLE), PATIENCE).get(WHOLE);
      long giveUp = System.nanoTime() + PATIENCE.toNanos();
      while (consumer.position(WHOLE, PATIENCE) < end && System.nanoTime() < giveUp) {
        for (var message : consumer.poll(POLL)) {
          out.write(line(tenant, message.value()));
          out.write('\n');
          giveUp = System.nanoTime() + PATIENCE.toNanos();
        }
      }
    }
  }

  private static byte[] line(String tenant, byte[] value) throws JsonProcessingException {
    var entry = Json.read(value, JournalEntry.class);
    return entry.tenant().equals(tenant)
        ? value
        : Json.mapper()
            .writeValueAsBytes(new Link(entry.sequence(), entry.previous(), entry.hash()));
  }
}
