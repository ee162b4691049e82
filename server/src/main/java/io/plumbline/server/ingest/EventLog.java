package io.plumbline.server.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plumbline.model.Topics;
import io.plumbline.server.http.ProblemException;
import java.time.Duration;
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
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Appends to the topics of the engine; what was acknowledged is on every in-sync replica. */
public final class EventLog implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int RECORD_OVERHEAD = 1 << 20;

  private final KafkaProducer<String, byte[]> producer;

  /**
   * @param largestValue bytes of the largest value that will be appended
   */
  public EventLog(String bootstrap, int largestValue, long bufferBytes) {
    var patience = (int) PATIENCE.toMillis();
    this.producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.LINGER_MS_CONFIG,
                1,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                patience / 2,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                patience / 2,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                patience,
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                largestValue + RECORD_OVERHEAD,
                ProducerConfig.BUFFER_MEMORY_CONFIG,
                bufferBytes),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  /** Starts to append a record of a tenant; {@link #await} tells how it went. */
  public Future<RecordMetadata> append(String topic, String tenant, String key, byte[] value) {
    var headers = List.of(new RecordHeader(Topics.TENANT_HEADER, tenant.getBytes(UTF_8)));
    return producer.send(new ProducerRecord<>(topic, null, key, value, List.copyOf(headers)));
  }

  /**
   * Waits until a record is acknowledged.
   *
   * @throws ProblemException 503 if the broker does not acknowledge in time, 413 if it refuses the
   *     size
   */
  public RecordMetadata await(Future<RecordMetadata> append) {
    try {
      return append.get(PATIENCE.toMillis() * 2, TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RecordTooLargeException) {
        throw ProblemException.tooLarge(
            "Cannot store a record of this size; raise max.message.bytes of the topic");
      }
      throw notStored();
    } catch (TimeoutException e) {
      throw notStored();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw notStored();
    }
  }

  @Override
  public void close() {
    producer.close(PATIENCE);
  }

  private static ProblemException notStored() {
    return ProblemException.unavailable(
        "Cannot store what was sent: the broker does not acknowledge; send it again");
  }
}
