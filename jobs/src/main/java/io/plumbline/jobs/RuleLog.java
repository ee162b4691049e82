package io.plumbline.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plumbline.model.Json;
import io.plumbline.model.RuleText;
import io.plumbline.model.Topics;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the compacted rules topic to its present end, once, before the job starts. */
final class RuleLog {
  private static final Logger LOG = LoggerFactory.getLogger(RuleLog.class);
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final Duration POLL = Duration.ofMillis(200);

  private RuleLog() {}

  /**
   * The latest version of every rule, dropped ones included.
   *
   * @throws IllegalStateException if the end cannot be reached within 30 s
   */
  static List<RuleText> read(String bootstrapServers) {
    Map<String, Object> settings =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ConsumerConfig.GROUP_ID_CONFIG,
            "plumbline-rule-log-" + UUID.randomUUID(),
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            (int) LONGEST.toMillis());
    try (var consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      var partitions =
          consumer.partitionsFor(Topics.RULES).stream()
              .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      return readTo(consumer.endOffsets(partitions), consumer);
    }
  }

  private static List<RuleText> readTo(
      Map<TopicPartition, Long> ends, KafkaConsumer<byte[], byte[]> consumer) {
    var rules = new HashMap<String, RuleText>();
    long giveUp = System.nanoTime() + LONGEST.toNanos();
    while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
      if (System.nanoTime() > giveUp) {
        throw new IllegalStateException(
            "Cannot read topic %s to its end within %s".formatted(Topics.RULES, LONGEST));
      }
      for (var message : consumer.poll(POLL)) {
        try {
          if (message.value() != null) {
            var rule = Json.read(message.value(), RuleText.class);
            rules.merge(rule.key(), rule, (a, b) -> b.version() >= a.version() ? b : a);
          }
        } catch (UncheckedIOException e) {
          LOG.warn("Cannot read rule {}", new String(message.key(), UTF_8), e);
        }
      }
    }
    return List.copyOf(rules.values());
  }
}
