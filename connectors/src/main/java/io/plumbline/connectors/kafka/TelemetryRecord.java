package io.plumbline.connectors.kafka;

import static java.util.Objects.requireNonNull;

/**
 * A record as it stood on its topic, not yet read: what cannot be read later can still be put among
 * the dead letters whole.
 *
 * @param tenant from the record's header
 * @param timestamp when it was written, in milliseconds since the epoch; not the event's own time
 * @param value the bytes as they came; never changed
 */
public record TelemetryRecord(
    String tenant, String topic, int partition, long offset, long timestamp, byte[] value) {
  public TelemetryRecord {
    requireNonNull(tenant, "tenant is null");
    requireNonNull(topic, "topic is null");
    requireNonNull(value, "value is null");
  }
}
