package io.plumbline.jobs.telemetry;

import io.plumbline.connectors.kafka.TelemetryRecord;
import io.plumbline.connectors.kafka.TelemetryRecordDeserializer;
import io.plumbline.model.Json;
import io.plumbline.model.SampleBatch;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads the samples topic; a record that is no batch is a dead letter. */
public final class SampleEventDeserializer
    implements KafkaRecordDeserializationSchema<SampleEvent> {
  private static final long serialVersionUID = 1L;
  private final TelemetryRecordDeserializer records = new TelemetryRecordDeserializer();

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> message, Collector<SampleEvent> out)
      throws IOException {
    records.deserialize(message, new ReadingCollector<>(out, SampleEventDeserializer::read));
  }

  private static SampleEvent read(TelemetryRecord telemetry) {
    try {
      var batch = Json.mapper().readValue(telemetry.value(), SampleBatch.class);
      return new SampleEvent(Math.min(batch.atMillis(), telemetry.timestamp()), batch, null);
    } catch (IOException | RuntimeException e) {
      var message = "Cannot read a batch of rows: " + e.getMessage();
      return new SampleEvent(
          telemetry.timestamp(),
          null,
          TelemetryReading.deadLetter(telemetry, "NOT_A_SAMPLE_BATCH", message));
    }
  }

  @Override
  public TypeInformation<SampleEvent> getProducedType() {
    return TypeInformation.of(SampleEvent.class);
  }
}
