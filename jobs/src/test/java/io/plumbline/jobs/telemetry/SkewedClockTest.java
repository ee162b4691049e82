package io.plumbline.jobs.telemetry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.connectors.kafka.TelemetryRecord;
import io.plumbline.connectors.openlineage.OpenLineageDecoder;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SkewedClockTest {
  private static final long TAKEN = Instant.parse("2026-06-01T07:30:00Z").toEpochMilli();

  private static TelemetryEvent told(String eventTime, long takenMillis, long clockMillis) {
    var json =
        """
        {"eventType":"COMPLETE","eventTime":"%s","producer":"test",
         "run":{"runId":"0192d3f0-0000-7000-8000-000000000000"},
         "job":{"namespace":"etl","name":"load"},"inputs":[],
         "outputs":[{"namespace":"pg","name":"dwh.orders"}]}
        """
            .formatted(eventTime);
    var record =
        new TelemetryRecord("default", "telemetry", 0, 0, takenMillis, json.getBytes(UTF_8));
    return TelemetryReading.read(record, new OpenLineageDecoder(), clockMillis);
  }

  @Test
  void whatIsToldOfTheFutureHappenedWhenItWasToldAtTheLatest() {
    var ahead = told("2026-06-01T08:30:00Z", TAKEN, TAKEN + 1_000);
    assertThat(ahead.atMillis()).isEqualTo(TAKEN);
    assertThat(ahead.runs().get(0).atMillis()).isEqualTo(TAKEN);
  }

  @Test
  void recordThatIsStampedInTheYear2099IsOfNow() {
    long year2099 = Instant.parse("2099-06-01T00:00:00Z").toEpochMilli();
    var broken = told("2099-06-01T00:00:00Z", year2099, TAKEN);
    assertThat(broken.atMillis()).isEqualTo(TAKEN);
    assertThat(broken.takenMillis()).isEqualTo(TAKEN);
    assertThat(broken.runs().get(0).atMillis()).isEqualTo(TAKEN);
  }

  @Test
  void whatIsToldOfThePastKeepsItsTime() {
    var behind = told("2026-06-01T06:30:00Z", TAKEN, TAKEN);
    assertThat(behind.runs().get(0).atMillis()).isEqualTo(TAKEN - 3_600_000);
  }
}
