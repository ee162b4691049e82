package io.plumbline.jobs.telemetry;

import io.plumbline.connectors.kafka.TelemetryRecordDeserializer;
import io.plumbline.connectors.openlineage.OpenLineageDecoder;
import io.plumbline.connectors.telemetry.TelemetryDecoder;
import java.io.IOException;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Decodes telemetry inside the source, so that each partition has its own event time and a slow
 * partition is never late.
 */
public final class TelemetryEventDeserializer
    implements KafkaRecordDeserializationSchema<TelemetryEvent> {
  private static final long serialVersionUID = 1L;
  private final TelemetryRecordDeserializer records = new TelemetryRecordDeserializer();
  private transient TelemetryDecoder decoder;

  @Override
  public void open(DeserializationSchema.InitializationContext context) {
    decoder = new OpenLineageDecoder();
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> message, Collector<TelemetryEvent> out)
      throws IOException {
    records.deserialize(
        message,
        new ReadingCollector<>(
            out,
            telemetry -> TelemetryReading.read(telemetry, decoder, System.currentTimeMillis())));
  }

  @Override
  public TypeInformation<TelemetryEvent> getProducedType() {
    return TypeInformation.of(TelemetryEvent.class);
  }
}
