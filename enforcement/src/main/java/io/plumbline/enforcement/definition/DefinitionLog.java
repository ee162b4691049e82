package io.plumbline.enforcement.definition;

import io.plumbline.model.Json;
import io.plumbline.model.RuleText;
import io.plumbline.model.Topics;
import io.plumbline.rules.RuleCompiler;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * The rules topic, read to its very end each time it is asked: a hold counts from the moment that
 * the server has told its caller that it is placed. Safe for use by several threads, one at a time.
 */
public final class DefinitionLog implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final KafkaConsumer<String, byte[]> consumer;
  private final Definitions definitions;

  /** Keys whose last record is none that can be read. */
  private final Set<String> unreadable = new TreeSet<>();

  private DefinitionLog(KafkaConsumer<String, byte[]> consumer, Definitions definitions) {
    this.consumer = consumer;
    this.definitions = definitions;
  }

  /** Opens the log; the first question reads it from its beginning. */
  public static DefinitionLog open(String bootstrapServers, RuleCompiler compiler) {
    var consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                (Object) bootstrapServers,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                (int) PATIENCE.toMillis()),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    return new DefinitionLog(consumer, new Definitions(compiler));
  }

  /**
   * Asks what is defined now.
   *
   * @throws UnreadableDefinitionException if that cannot be told, in time or at all
   */
  public synchronized <T> T ask(Function<Definitions, T> question) {
    try {
      catchUp();
    } catch (KafkaException e) {
      throw new UnreadableDefinitionException(
          "Cannot read what people have defined; is the broker up? " + e.getMessage(), e);
    }
    if (!unreadable.isEmpty()) {
      throw new UnreadableDefinitionException(
          "Cannot read the records of %s with these keys, which may say anything: %s; define them anew"
              .formatted(Topics.RULES, unreadable));
    }
    return question.apply(definitions);
  }

  private void catchUp() {
    if (consumer.assignment().isEmpty()) {
      var partitions =
          consumer.partitionsFor(Topics.RULES).stream()
              .map(each -> new TopicPartition(each.topic(), each.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
    }
    var ends = consumer.endOffsets(consumer.assignment());
    long giveUp = System.nanoTime() + PATIENCE.toNanos();
    while (isBehind(ends)) {
      if (System.nanoTime() > giveUp) {
        throw new UnreadableDefinitionException(
            "Cannot read what people have defined within " + PATIENCE + "; is the broker slow?");
      }
      for (var message : consumer.poll(POLL)) {
        take(message);
      }
    }
  }

  private boolean isBehind(Map<TopicPartition, Long> ends) {
    return List.copyOf(ends.keySet()).stream()
        .anyMatch(partition -> consumer.position(partition) < ends.get(partition));
  }

  private void take(ConsumerRecord<String, byte[]> message) {
    unreadable.remove(String.valueOf(message.key()));
    if (message.value() == null) {
      return;
    }
    try {
      definitions.apply(Json.read(message.value(), RuleText.class));
    } catch (RuntimeException e) {
      // Whatever it is: the records behind it must be taken, too.
      unreadable.add(String.valueOf(message.key()));
    }
  }

  @Override
  public synchronized void close() {
    consumer.close();
  }
}
