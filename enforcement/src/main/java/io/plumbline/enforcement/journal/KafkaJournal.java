package io.plumbline.enforcement.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plumbline.model.Decision;
import io.plumbline.model.JournalEntry;
import io.plumbline.model.JournalKind;
import io.plumbline.model.Json;
import io.plumbline.model.Outcome;
import io.plumbline.model.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The journal as a topic of one partition. Entries, outcomes, decisions that follow and the offsets
 * of what was read are written in one transaction. Opening it fences every earlier writer: one that
 * was thought dead can write nothing more, so that the chain never forks.
 */
public final class KafkaJournal implements Journal, AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final KafkaProducer<String, byte[]> producer;
  private JournalEntry last;
  private boolean isOpen;

  private KafkaJournal(KafkaProducer<String, byte[]> producer) {
    this.producer = producer;
  }

  /**
   * Opens the journal for writing, fencing earlier writers. Read it to its end after that, and tell
   * where it ends with {@link #goOnAfter}.
   */
  public static KafkaJournal open(String bootstrapServers) {
    var patience = (int) PATIENCE.toMillis();
    var producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                "plumbline-enforcer",
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                patience,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                patience / 2,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                patience,
                ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                2 * patience),
            new StringSerializer(),
            new ByteArraySerializer());
    try {
      producer.initTransactions();
    } catch (RuntimeException e) {
      producer.close(Duration.ZERO);
      throw e;
    }
    return new KafkaJournal(producer);
  }

  /**
   * Where the chain goes on.
   *
   * @param entry the last one there is, or null if there is none
   */
  public void goOnAfter(JournalEntry entry) {
    last = entry;
  }

  @Override
  public JournalEntry append(
      JournalKind kind, String tenant, String decisionId, String by, String body, long atMillis) {
    last = JournalEntry.after(last, kind, tenant, decisionId, by, body, atMillis);
    send(Topics.JOURNAL, 0, tenant, decisionId, last);
    return last;
  }

  @Override
  public void tell(Outcome outcome) {
    send(Topics.OUTCOMES, null, outcome.tenant(), outcome.decisionId(), outcome);
  }

  @Override
  public void decide(Decision decision) {
    send(Topics.DECISIONS, null, decision.tenant(), decision.dataset().key(), decision);
  }

  private void send(String topic, Integer partition, String tenant, String key, Object value) {
    begin();
    List<Header> headers = List.of(new RecordHeader(Topics.TENANT_HEADER, tenant.getBytes(UTF_8)));
    // A send that fails makes the commit fail.
    var unused =
        producer.send(new ProducerRecord<>(topic, partition, key, Json.writeBytes(value), headers));
  }

  private void begin() {
    if (!isOpen) {
      producer.beginTransaction();
      isOpen = true;
    }
  }

  /**
   * Makes everything since the last commit durable, with how far the inputs were read. Nothing to
   * write costs nothing.
   *
   * @param read next offset by partition; may be empty
   * @throws org.apache.kafka.common.errors.ProducerFencedException if another writer has opened it
   */
  public void commit(Map<TopicPartition, OffsetAndMetadata> read, ConsumerGroupMetadata reader) {
    if (!read.isEmpty()) {
      begin();
      producer.sendOffsetsToTransaction(read, reader);
    }
    if (isOpen) {
      producer.commitTransaction();
      isOpen = false;
    }
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(5));
  }
}
