package io.plumbline.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParamsTest {

  @ParameterizedTest
  @CsvSource({
    "2026-01-31T08:00:00Z, 2026-01-31T08:00:00Z",
    "2026-01-31T08:00:00+02:00, 2026-01-31T06:00:00Z",
    "2026-01-31T08:00:00.5-01:00, 2026-01-31T09:00:00.5Z",
    "2026-01-31T08:00:00, 2026-01-31T08:00:00Z",
    "2026-01-31, 2026-01-31T00:00:00Z"
  })
  void timeIsReadWithOrWithoutZone(String text, String instant) {
    assertThat(Params.millis("time", text)).isEqualTo(Instant.parse(instant).toEpochMilli());
  }

  @ParameterizedTest
  @ValueSource(strings = {"yesterday", "T", "2026-02-30T00:00:00Z", "+999999999-01-01T00:00:00Z"})
  void whatIsNoTimeIsAProblemWithTheFix(String text) {
    assertThatThrownBy(() -> Params.millis("time", text))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("time: " + text)
        .hasMessageContaining("2026-01-31T08:00:00Z");
  }
}
