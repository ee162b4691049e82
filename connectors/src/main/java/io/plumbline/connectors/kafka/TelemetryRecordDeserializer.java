package io.plumbline.connectors.kafka;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Takes records off a topic without reading them, so that the job decides what a bad one means.
 * Records without a value say nothing and are passed over.
 */
public final class TelemetryRecordDeserializer
    implements KafkaRecordDeserializationSchema<TelemetryRecord> {
  private static final long serialVersionUID = 1;

  @Override
  public void deserialize(
      ConsumerRecord<byte[], byte[]> record, Collector<TelemetryRecord> collector) {
    if (record.value() != null) {
      collector.collect(
          new TelemetryRecord(
              TenantHeader.read(record.headers()),
              record.topic(),
              record.partition(),
              record.offset(),
              record.timestamp(),
              record.value()));
    }
  }

  @Override
  public TypeInformation<TelemetryRecord> getProducedType() {
    return TypeInformation.of(TelemetryRecord.class);
  }
}
