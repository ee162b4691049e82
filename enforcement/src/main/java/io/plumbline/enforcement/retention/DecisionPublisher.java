package io.plumbline.enforcement.retention;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plumbline.model.Command;
import io.plumbline.model.Decision;
import io.plumbline.model.Hashes;
import io.plumbline.model.JournalEntry;
import io.plumbline.model.Json;
import io.plumbline.model.Topics;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes decisions where the enforcer reads them, one by one and durably. */
final class DecisionPublisher implements RetentionRound.Publisher, AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final KafkaProducer<String, byte[]> producer;
  private final Clock clock;

  private DecisionPublisher(KafkaProducer<String, byte[]> producer, Clock clock) {
    this.producer = producer;
    this.clock = clock;
  }

  static DecisionPublisher open(String bootstrapServers, Clock clock) {
    var patience = (int) PATIENCE.toMillis();
    return new DecisionPublisher(
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                patience,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                patience / 2,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                patience),
            new StringSerializer(),
            new ByteArraySerializer()),
        clock);
  }

  @Override
  public void decide(Decision decision) {
    send(Topics.DECISIONS, decision.tenant(), decision.dataset().key(), decision);
  }

  @Override
  public void withdraw(Decision decision, String reason) {
    send(
        Topics.COMMANDS,
        decision.tenant(),
        decision.id(),
        new Command(
            Hashes.of("withdraw", decision.id()),
            decision.tenant(),
            JournalEntry.ENGINE,
            Command.DECISION_REJECTED,
            decision.id(),
            reason,
            clock.millis()));
  }

  private void send(String topic, String tenant, String key, Object value) {
    var headers = List.of(new RecordHeader(Topics.TENANT_HEADER, tenant.getBytes(UTF_8)));
    try {
      producer
          .send(
              new ProducerRecord<>(topic, null, key, Json.writeBytes(value), List.copyOf(headers)))
          .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new KafkaException("Cannot write to %s; is the broker up?".formatted(topic), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("Cannot write to %s: interrupted".formatted(topic), e);
    }
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(5));
  }
}
