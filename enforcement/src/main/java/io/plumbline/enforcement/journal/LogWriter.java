package io.plumbline.enforcement.journal;

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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes records to the engine's topics beside the journal, as the jobs do. One thread. */
public final class LogWriter implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final KafkaProducer<String, byte[]> producer;
  private final List<Future<RecordMetadata>> sent = new ArrayList<>();

  private LogWriter(KafkaProducer<String, byte[]> producer) {
    this.producer = producer;
  }

  public static LogWriter open(String bootstrapServers) {
    var patience = (int) PATIENCE.toMillis();
    return new LogWriter(
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
            new ByteArraySerializer()));
  }

  /** Appends a decision where the enforcer reads them. */
  public void append(Decision decision) {
    append(Topics.DECISIONS, decision.tenant(), decision.dataset().key(), decision);
  }

  /** Appends a record, written as JSON. */
  public void append(String topic, String tenant, String key, Object value) {
    List<Header> headers = List.of(new RecordHeader(Topics.TENANT_HEADER, tenant.getBytes(UTF_8)));
    sent.add(
        producer.send(new ProducerRecord<>(topic, null, key, Json.writeBytes(value), headers)));
  }

  /**
   * Waits until the broker has all that was appended.
   *
   * @throws KafkaException if it does not take something; it may have taken the rest
   */
  public void flush() {
    try {
      for (var each : sent) {
        each.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (ExecutionException e) {
      throw new KafkaException("Cannot write; is the broker up?", e.getCause());
    } catch (TimeoutException e) {
      throw new KafkaException("Cannot write within " + PATIENCE + "; is the broker up?", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("Cannot write: interrupted", e);
    } finally {
      sent.clear();
    }
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(5));
  }
}
