package io.plumbline.jobs.telemetry;

import io.plumbline.connectors.kafka.TelemetryRecord;
import io.plumbline.connectors.openlineage.OpenLineageDecoder;
import java.util.List;

/** Reads records as the source does, for tests of the whole topology. */
public final class TelemetryReadings {
  private TelemetryReadings() {}

  public static List<TelemetryEvent> of(List<TelemetryRecord> records) {
    var decoder = new OpenLineageDecoder();
    return records.stream()
        .map(record -> TelemetryReading.read(record, decoder, Long.MAX_VALUE))
        .toList();
  }
}
