package io.plumbline.connectors.kafka;

import static java.util.Objects.requireNonNull;

import io.plumbline.model.Json;
import java.io.UncheckedIOException;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.metrics.Counter;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads values of the model from topics that the engine itself writes. A record that cannot be read
 * never stops the job: it is counted as {@code unreadableRecords}, and the first one of each reader
 * is logged. Use {@link TelemetryRecordDeserializer} where such records must become dead letters.
 *
 * @param <T> a record of the model
 */
public final class JsonRecordDeserializer<T> implements KafkaRecordDeserializationSchema<T> {
  /** Name of the counter of records that could not be read. */
  public static final String UNREADABLE = "unreadableRecords";

  private static final long serialVersionUID = 1;
  private static final Logger LOG = LoggerFactory.getLogger(JsonRecordDeserializer.class);

  private final Class<T> type;
  private transient Counter unreadable;

  private JsonRecordDeserializer(Class<T> type) {
    this.type = requireNonNull(type, "type is null");
  }

  /** Reads values of {@code type}. */
  public static <T> JsonRecordDeserializer<T> of(Class<T> type) {
    return new JsonRecordDeserializer<>(type);
  }

  @Override
  public void open(DeserializationSchema.InitializationContext context) {
    unreadable = context.getMetricGroup().counter(UNREADABLE);
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<T> collector) {
    if (record.value() == null) {
      return;
    }
    T value;
    try {
      value = Json.read(record.value(), type);
    } catch (UncheckedIOException e) {
      pass(record, e.getCause().getClass().getSimpleName());
      return;
    }
    if (value == null) {
      pass(record, "null");
      return;
    }
    collector.collect(value);
  }

  private void pass(ConsumerRecord<byte[], byte[]> record, String cause) {
    unreadable.inc();
    if (unreadable.getCount() == 1) {
      LOG.warn(
          // Not the parser's own message: it can quote the record, which can hold customers' data.
          "Cannot read {} from {}-{} at offset {}: {}; passing over it and any other such record",
          type.getSimpleName(),
          record.topic(),
          record.partition(),
          record.offset(),
          cause);
    }
  }

  @Override
  public TypeInformation<T> getProducedType() {
    return TypeInformation.of(type);
  }
}
