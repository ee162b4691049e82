package io.plumbline.rules.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartitionTimesTest {
  @ParameterizedTest
  @CsvSource({
    "2026-11-25, 2026-11-26T00:00:00Z",
    "dt=2026-11-25, 2026-11-26T00:00:00Z",
    "20261125, 2026-11-26T00:00:00Z",
    "2026112513, 2026-11-25T14:00:00Z",
    "2026-11-25-13, 2026-11-25T14:00:00Z",
    "2026-11-25T13:00, 2026-11-25T14:00:00Z",
    "2026-12, 2027-01-01T00:00:00Z",
    "202612, 2027-01-01T00:00:00Z",
    "2026, 2027-01-01T00:00:00Z",
    "year=2026/month=2/day=28, 2026-03-01T00:00:00Z",
    "year=2026/month=02/day=28/hour=9, 2026-02-28T10:00:00Z",
    "y=2026/m=2, 2026-03-01T00:00:00Z",
  })
  void valueEndsWhenItsHourDayMonthOrYearDoes(String value, Instant end) {
    assertThat(PartitionTimes.endOf(value, ZoneOffset.UTC)).hasValue(end);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "__HIVE_DEFAULT_PARTITION__",
        "25-11-2026",
        "11/25/2026",
        "2026-02-30",
        "2026-13",
        "1764028800",
        "dt=2026-11-25/region=eu",
        "region=eu",
        "month=11/year=2026",
        "2026-11-25T13:37",
      })
  void ageOfAnyOtherValueIsUnknown(String value) {
    assertThat(PartitionTimes.endOf(value, ZoneOffset.UTC)).isEmpty();
  }

  @Test
  void zoneSaysWhichInstantADayEndsAt() {
    assertThat(PartitionTimes.endOf("2026-11-25", ZoneId.of("America/Los_Angeles")))
        .hasValue(Instant.parse("2026-11-26T08:00:00Z"));
    assertThat(PartitionTimes.endOf("2026-11-25", ZoneId.of("Asia/Tokyo")))
        .hasValue(Instant.parse("2026-11-25T15:00:00Z"));
  }

  @Test
  void longTextIsNotEvenLookedAt() {
    assertThat(PartitionTimes.endOf("1".repeat(100_000), ZoneOffset.UTC)).isEmpty();
  }
}
