package io.plumbline.jobs.telemetry;

import io.plumbline.connectors.kafka.TelemetryRecord;
import io.plumbline.connectors.telemetry.Decoded;
import io.plumbline.connectors.telemetry.TelemetryDecoder;
import io.plumbline.connectors.telemetry.UndecodableException;
import io.plumbline.model.DeadLetter;
import io.plumbline.model.Hashes;
import java.util.stream.Stream;

/** Reads a record of the telemetry topic; total: a record that cannot be read is a dead letter. */
final class TelemetryReading {
  private TelemetryReading() {}

  /**
   * What a record says.
   *
   * @param clockMillis the wall clock: nothing that was told has happened later
   */
  static TelemetryEvent read(
      TelemetryRecord telemetry, TelemetryDecoder decoder, long clockMillis) {
    long taken = Math.min(telemetry.timestamp(), clockMillis);
    try {
      var decoded = decoder.decode(telemetry.tenant(), telemetry.value());
      return new TelemetryEvent(
          Math.min(latest(decoded, taken), taken),
          taken,
          decoded.runs().stream().map(run -> run.noLaterThan(taken)).toList(),
          decoded.jobs(),
          decoded.datasets(),
          decoded.schemas(),
          null);
    } catch (UndecodableException e) {
      return new TelemetryEvent(
          taken,
          taken,
          null,
          null,
          null,
          null,
          deadLetter(telemetry, e.reason().name(), e.getMessage()));
    }
  }

  static DeadLetter deadLetter(TelemetryRecord record, String reason, String message) {
    return new DeadLetter(
        Hashes.of(
            "dead-letter",
            record.topic(),
            String.valueOf(record.partition()),
            String.valueOf(record.offset())),
        record.tenant(),
        record.topic(),
        record.partition(),
        record.offset(),
        reason,
        message,
        record.value(),
        record.timestamp());
  }

  private static long latest(Decoded decoded, long otherwise) {
    return Stream.of(
            decoded.runs().stream().mapToLong(run -> run.atMillis()),
            decoded.jobs().stream().mapToLong(job -> job.atMillis()),
            decoded.datasets().stream().mapToLong(dataset -> dataset.atMillis()))
        .flatMapToLong(times -> times)
        .max()
        .orElse(otherwise);
  }
}
