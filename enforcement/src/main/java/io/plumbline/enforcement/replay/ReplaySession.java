package io.plumbline.enforcement.replay;

import io.plumbline.enforcement.journal.LogWriter;
import io.plumbline.model.AccessEvent;
import io.plumbline.model.Json;
import io.plumbline.model.RuleText;
import io.plumbline.model.Topics;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The replayer from one start to its end or its next failure. How far accesses were read is
 * committed once what follows from them is written: after a failure some are read again, and what
 * follows has the same ids.
 */
final class ReplaySession implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ReplaySession.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final String GROUP = "plumbline-access-replay";
  private static final int MOST_RECORDS = 2_000;

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final LogWriter decisions;
  private final WatchedAccess watched;
  private final AccessReplay replay;
  private final UnusedGrants grants;
  private final Clock clock;
  private final List<TopicPartition> rules = new ArrayList<>();

  ReplaySession(ReplayConfig config, UseMemory memory) {
    this.clock = config.clock();
    this.watched = new WatchedAccess(config.compiler(), config.sources());
    this.replay = new AccessReplay(watched);
    this.grants = new UnusedGrants(watched, memory);
    this.consumer = consumer(config.bootstrapServers());
    this.decisions = LogWriter.open(config.bootstrapServers());
  }

  private static KafkaConsumer<byte[], byte[]> consumer(String bootstrapServers) {
    return new KafkaConsumer<>(
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            (Object) bootstrapServers,
            ConsumerConfig.GROUP_ID_CONFIG,
            GROUP,
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "earliest",
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed",
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
            MOST_RECORDS),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  /** Works until told to stop, or something fails. */
  void run(BooleanSupplier stop) {
    assign();
    readRules(stop);
    consumer.resume(consumer.paused());
    while (!stop.getAsBoolean()) {
      var read = new HashMap<TopicPartition, OffsetAndMetadata>();
      for (var message : consumer.poll(POLL)) {
        take(message);
        if (message.topic().equals(Topics.ACCESS)) {
          read.put(
              new TopicPartition(message.topic(), message.partition()),
              new OffsetAndMetadata(message.offset() + 1));
        }
      }
      if (!read.isEmpty()) {
        decisions.flush();
        consumer.commitSync(read);
      }
      if (isCaughtUp()) {
        tellOfUnusedGrants();
      }
    }
  }

  /** Who did not read what happened meanwhile does not know what was used. */
  private boolean isCaughtUp() {
    return consumer.assignment().stream()
        .allMatch(each -> consumer.currentLag(each).orElse(Long.MAX_VALUE) < MOST_RECORDS);
  }

  private void tellOfUnusedGrants() {
    var found = grants.look(clock.millis());
    found.forEach(each -> decisions.append(each.decision()));
    decisions.flush();
    found.forEach(grants::told);
  }

  /** Accesses from where they were read to, and the rules from their beginning. */
  private void assign() {
    var partitions = new ArrayList<TopicPartition>();
    for (var topic : List.of(Topics.RULES, Topics.ACCESS)) {
      for (var partition : consumer.partitionsFor(topic)) {
        partitions.add(new TopicPartition(topic, partition.partition()));
      }
    }
    rules.addAll(partitions.stream().filter(p -> p.topic().equals(Topics.RULES)).toList());
    consumer.assign(partitions);
    consumer.seekToBeginning(rules);
    // Policies have to be there before the first access that they are about.
    consumer.pause(partitions.stream().filter(each -> !rules.contains(each)).toList());
  }

  private void readRules(BooleanSupplier stop) {
    var ends = consumer.endOffsets(rules);
    while (!stop.getAsBoolean()
        && rules.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
      consumer.poll(POLL).forEach(this::take);
    }
  }

  private void take(ConsumerRecord<byte[], byte[]> message) {
    if (message.value() == null) {
      return;
    }
    try {
      if (message.topic().equals(Topics.RULES)) {
        watched.put(Json.read(message.value(), RuleText.class));
      } else if (!watched.isEmpty()) {
        var event = Json.read(message.value(), AccessEvent.class);
        // Negative where the broker does not say.
        long taken = message.timestamp() < 0 ? clock.millis() : message.timestamp();
        replay.observe(event, taken, clock.millis()).forEach(decisions::append);
        grants.observe(event, taken);
      }
    } catch (UncheckedIOException e) {
      LOG.warn(
          "Cannot read record {} of {}-{}",
          message.offset(),
          message.topic(),
          message.partition(),
          e);
    }
  }

  @Override
  public void close() {
    watched.close();
    consumer.close();
    decisions.close();
  }
}
