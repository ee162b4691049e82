package io.plumbline.enforcement.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plumbline.model.Decision;
import io.plumbline.model.Json;
import io.plumbline.model.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The topic of decisions, written as the jobs write it. One thread. */
final class DecisionLog implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final KafkaProducer<String, byte[]> producer;
  private final List<Future<RecordMetadata>> sent = new ArrayList<>();

  DecisionLog(String bootstrapServers) {
    var patience = (int) PATIENCE.toMillis();
    producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                (Object) bootstrapServers,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                patience,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                patience / 2,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                patience),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  void append(Decision decision) {
    List<Header> headers =
        List.of(new RecordHeader(Topics.TENANT_HEADER, decision.tenant().getBytes(UTF_8)));
    sent.add(
        producer.send(
            new ProducerRecord<>(
                Topics.DECISIONS,
                null,
                decision.dataset().key(),
                Json.writeBytes(decision),
                headers)));
  }

  /**
   * Waits until the broker has all that was appended.
   *
   * @throws KafkaException if it does not take something; it may have taken the rest
   */
  void flush() {
    if (sent.isEmpty()) {
      return;
    }
    producer.flush();
    try {
      for (var each : sent) {
        each.get();
      }
    } catch (ExecutionException e) {
      throw new KafkaException("Cannot write decisions", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("Cannot write decisions: interrupted", e);
    } finally {
      sent.clear();
    }
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(5));
  }
}
