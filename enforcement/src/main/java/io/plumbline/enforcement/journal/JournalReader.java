package io.plumbline.enforcement.journal;

import io.plumbline.model.JournalEntry;
import io.plumbline.model.Json;
import io.plumbline.model.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads the journal from its first entry to its present end, and checks the chain. */
public final class JournalReader {
  private static final TopicPartition WHOLE = new TopicPartition(Topics.JOURNAL, 0);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private JournalReader() {}

  /**
   * Hands on each entry in order.
   *
   * @return the last entry, or null if there is none
   * @throws BrokenJournalException at the first entry that does not follow the one before it
   * @throws IllegalStateException if the broker tells nothing new for a minute
   */
  public static JournalEntry read(String bootstrapServers, Consumer<JournalEntry> entries) {
    try (var consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                (Object) bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(List.of(WHOLE));
      consumer.seekToBeginning(List.of(WHOLE));
      return readTo(consumer.endOffsets(List.of(WHOLE)).get(WHOLE), consumer, entries);
    }
  }

  private static JournalEntry readTo(
      long end, KafkaConsumer<byte[], byte[]> consumer, Consumer<JournalEntry> entries) {
    JournalEntry last = null;
    long giveUp = System.nanoTime() + PATIENCE.toNanos();
    while (consumer.position(WHOLE) < end) {
      var records = consumer.poll(POLL);
      if (!records.isEmpty()) {
        giveUp = System.nanoTime() + PATIENCE.toNanos();
      } else if (System.nanoTime() > giveUp) {
        throw new IllegalStateException("Cannot read the journal to its end: the broker is silent");
      }
      for (var message : records) {
        var entry = Json.read(message.value(), JournalEntry.class);
        var breach = entry.breachAfter(last);
        if (breach != null) {
          throw new BrokenJournalException(breach);
        }
        entries.accept(entry);
        last = entry;
      }
    }
    return last;
  }
}
