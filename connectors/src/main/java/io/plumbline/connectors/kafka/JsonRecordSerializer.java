package io.plumbline.connectors.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.plumbline.model.Json;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Writes values of the model as JSON. The record's time is the time of writing, not the event's:
 * Kafka deletes by it, and replayed history must not be deleted as it arrives.
 *
 * @param <T> a record of the model
 */
public final class JsonRecordSerializer<T> implements KafkaRecordSerializationSchema<T> {
  private static final long serialVersionUID = 1;

  private final String topic;
  private final KeyFunction<T> key;
  private final KeyFunction<T> tenant;

  private JsonRecordSerializer(String topic, KeyFunction<T> key, KeyFunction<T> tenant) {
    this.topic = requireNonNull(topic, "topic is null");
    this.key = requireNonNull(key, "key is null");
    this.tenant = tenant;
  }

  /** Writes to {@code topic}; a null key spreads records over partitions. */
  public static <T> JsonRecordSerializer<T> to(String topic, KeyFunction<T> key) {
    return new JsonRecordSerializer<>(topic, key, null);
  }

  /** The same, with a header that names the tenant. */
  public JsonRecordSerializer<T> withTenant(KeyFunction<T> tenantOf) {
    return new JsonRecordSerializer<>(topic, key, requireNonNull(tenantOf, "tenantOf is null"));
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      T element, KafkaSinkContext context, Long timestamp) {
    var keyText = key.of(element);
    var record =
        new ProducerRecord<>(
            topic, keyText == null ? null : keyText.getBytes(UTF_8), Json.writeBytes(element));
    var tenantText = tenant == null ? null : tenant.of(element);
    if (tenantText != null) {
      TenantHeader.write(tenantText, record.headers());
    }
    return record;
  }
}
