package io.plumbline.connectors.kafka;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** Records as a consumer gives them. */
final class KafkaRecords {
  private KafkaRecords() {}

  static ConsumerRecord<byte[], byte[]> of(byte[] value) {
    return of(value, new RecordHeaders());
  }

  static ConsumerRecord<byte[], byte[]> of(byte[] value, Headers headers) {
    return new ConsumerRecord<>(
        "plumbline.telemetry",
        3,
        42L,
        1_000L,
        TimestampType.CREATE_TIME,
        0,
        value == null ? 0 : value.length,
        null,
        value,
        headers,
        Optional.empty());
  }
}
