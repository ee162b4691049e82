package io.plumbline.connectors.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IsoTimeTest {
  @ParameterizedTest
  @CsvSource({
    "2026-07-01T12:00:00Z,2026-07-01T12:00:00Z",
    "2026-07-01T12:00Z,2026-07-01T12:00:00Z",
    "2026-07-01t12:00:00z,2026-07-01T12:00:00Z",
    "2026-07-01 12:00:00,2026-07-01T12:00:00Z",
    "2026-07-01T12:00:00.1,2026-07-01T12:00:00.1Z",
    "2026-07-01T12:00:00.123456789Z,2026-07-01T12:00:00.123456789Z",
    "2026-07-01T12:00:00+10:00,2026-07-01T02:00:00Z",
    "2026-07-01T12:00:00+1000,2026-07-01T02:00:00Z",
    "2026-07-01T12:00:00-03,2026-07-01T15:00:00Z",
    "2026-07-01T12:00:00+00:00,2026-07-01T12:00:00Z",
    "2026-07-01T12:00:00Z[Europe/London],2026-07-01T12:00:00Z",
    "2026-07-01T12:00:00+01:00[Europe/London],2026-07-01T11:00:00Z",
    "2026-07-01T12:00:00[Europe/London],2026-07-01T11:00:00Z",
    "' 2026-07-01T12:00:00Z ',2026-07-01T12:00:00Z"
  })
  void spellingsOfRealProducersAreRead(String text, Instant instant) {
    assertThat(IsoTime.parse(text)).contains(instant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "now",
        "2026-07-01",
        "12:00:00Z",
        "1767225600",
        "2026-02-30T00:00:00Z",
        "2026-07-01T25:00:00Z",
        "2026-07-01T12:00:00Z[Nowhere/City]",
        "2026-07-01T12:00:00+99:00",
        "2026-07-01T12:00:00Zx"
      })
  void whatIsNoTimeIsEmpty(String text) {
    assertThat(IsoTime.parse(text)).isEmpty();
  }
}
