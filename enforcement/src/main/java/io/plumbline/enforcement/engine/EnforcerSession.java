package io.plumbline.enforcement.engine;

import io.plumbline.enforcement.journal.JournalReader;
import io.plumbline.enforcement.journal.KafkaJournal;
import io.plumbline.enforcement.ledger.Ledger;
import io.plumbline.enforcement.ledger.NextMove;
import io.plumbline.model.Command;
import io.plumbline.model.Decision;
import io.plumbline.model.Json;
import io.plumbline.model.RuleText;
import io.plumbline.model.StatementKind;
import io.plumbline.model.Topics;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
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
 * The enforcer from one start to its end or its next failure: the journal is read into a ledger,
 * then records and answers are taken in turn, committed together, and only then the calls are made.
 */
final class EnforcerSession implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EnforcerSession.class);
  private static final Duration POLL = Duration.ofMillis(50);
  private static final String GROUP = "plumbline-enforcer";
  private static final Set<String> INPUTS = Set.of(Topics.DECISIONS, Topics.COMMANDS);

  private final KafkaJournal journal;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Lanes lanes;
  private final TargetDefinitions definitions;
  private final Ledger ledger;
  private final Enforcement enforcement;
  private final Clock clock;
  private final ConcurrentLinkedQueue<Answered> answers = new ConcurrentLinkedQueue<>();

  private EnforcerSession(
      EnforcerConfig config,
      KafkaJournal journal,
      KafkaConsumer<byte[], byte[]> consumer,
      Ledger ledger) {
    this.journal = journal;
    this.consumer = consumer;
    this.definitions = config.definitions();
    this.clock = config.clock();
    this.lanes =
        new Lanes(
            config.targets().get(),
            new Caller(new Reach(config.lineage()), clock),
            new NextMove(ledger)::isOn,
            config.clock());
    this.ledger = ledger;
    this.enforcement = new Enforcement(ledger, journal, config.patience());
  }

  /** Opens the journal, reads it, and takes up what it left unfinished. */
  static EnforcerSession open(EnforcerConfig config) {
    // Fencing comes first: what is read after it is the whole of the journal.
    var journal = KafkaJournal.open(config.bootstrapServers());
    KafkaConsumer<byte[], byte[]> consumer = null;
    try {
      var ledger = new Ledger();
      journal.goOnAfter(JournalReader.read(config.bootstrapServers(), ledger::apply));
      consumer = consumer(config.bootstrapServers());
      assign(consumer);
      return new EnforcerSession(config, journal, consumer, ledger);
    } catch (RuntimeException e) {
      if (consumer != null) {
        consumer.close();
      }
      journal.close();
      throw e;
    }
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
            "read_committed"),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  /** All inputs from where they were read to, and the rules from their beginning. */
  private static void assign(KafkaConsumer<byte[], byte[]> consumer) {
    var partitions = new ArrayList<TopicPartition>();
    var rules = new ArrayList<TopicPartition>();
    for (var topic : List.of(Topics.RULES, Topics.DECISIONS, Topics.COMMANDS)) {
      for (var partition : consumer.partitionsFor(topic)) {
        var each = new TopicPartition(topic, partition.partition());
        partitions.add(each);
        if (topic.equals(Topics.RULES)) {
          rules.add(each);
        }
      }
    }
    consumer.assign(partitions);
    consumer.seekToBeginning(rules);
    // Targets have to be there before the first decision that names them.
    consumer.pause(partitions.stream().filter(each -> !rules.contains(each)).toList());
  }

  /** Works until told to stop, or something fails. */
  void run(BooleanSupplier stop) {
    readTargets();
    consumer.resume(consumer.paused());
    enforcement.resume(clock.millis());
    while (!stop.getAsBoolean()) {
      var read = new HashMap<TopicPartition, OffsetAndMetadata>();
      for (var message : consumer.poll(POLL)) {
        take(message);
        if (INPUTS.contains(message.topic())) {
          read.put(
              new TopicPartition(message.topic(), message.partition()),
              new OffsetAndMetadata(message.offset() + 1));
        }
      }
      for (var answer = answers.poll(); answer != null; answer = answers.poll()) {
        enforcement.answered(answer, clock.millis());
      }
      enforcement.tick(clock.millis());
      journal.commit(read, consumer.groupMetadata());
      enforcement.calls().forEach(call -> lanes.submit(call, answers::add));
    }
  }

  private void readTargets() {
    var rules = consumer.assignment().stream().filter(p -> p.topic().equals(Topics.RULES)).toList();
    var ends = consumer.endOffsets(rules);
    while (rules.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
      consumer.poll(POLL).forEach(this::take);
    }
  }

  private void take(ConsumerRecord<byte[], byte[]> message) {
    if (message.value() == null) {
      return;
    }
    try {
      switch (message.topic()) {
        case Topics.RULES -> define(Json.read(message.value(), RuleText.class));
        case Topics.DECISIONS ->
            enforcement.receive(Json.read(message.value(), Decision.class), clock.millis());
        default -> enforcement.command(Json.read(message.value(), Command.class), clock.millis());
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

  private void define(RuleText text) {
    if (text.kind() != StatementKind.TARGET) {
      return;
    }
    lanes.remove(text.tenant(), text.plainName());
    if (text.dropped()) {
      return;
    }
    try {
      var target = definitions.open(text);
      target.resume(ledger.inEffect(text.tenant(), target.name()));
      lanes.put(text.tenant(), target);
    } catch (RuntimeException e) {
      LOG.warn("Cannot open target {}: {}", text.plainName(), e.getMessage());
      lanes.refuse(text.tenant(), text.plainName(), e.getMessage());
    }
  }

  @Override
  public void close() {
    lanes.close();
    consumer.close();
    journal.close();
  }
}
