package io.plumbline.connectors.file.column;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.connectors.time.IsoTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeParserTest {
  private static byte[] padded(String text) {
    var bytes = text.getBytes(US_ASCII);
    return Arrays.copyOf(bytes, bytes.length + Words.PADDING);
  }

  private static long day(String text) {
    return TimeParser.epochDay(padded(text), 0, text.length());
  }

  private static long micros(String text) {
    return TimeParser.epochMicros(padded(text), 0, text.length());
  }

  @Property(tries = 5_000)
  void everyDayOfTheFirstTenThousandYearsIsRead(
      @ForAll @LongRange(min = -719_528, max = 2_932_896) long epochDay) {
    assertThat(day(LocalDate.ofEpochDay(epochDay).toString())).isEqualTo(epochDay);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-02-29",
        "1900-02-29",
        "2026-00-10",
        "2026-13-01",
        "2026-04-31",
        "2026-01-00",
        "2026/01/01",
        "2026-1-01",
        "20260101",
        "",
        "-026-01-01",
        "2026-01-0x",
        "2026-01-012"
      })
  void whatIsNoDayIsNotRead(String text) {
    assertThat(day(text)).isEqualTo(TimeParser.NONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0000-01-01", "2024-02-29", "2000-02-29", "9999-12-31", "1969-12-31"})
  void daysAtTheLimitsAreRead(String text) {
    assertThat(day(text)).isEqualTo(LocalDate.parse(text).toEpochDay());
  }

  @Provide
  Arbitrary<String> times() {
    var two = Arbitraries.integers().between(0, 65).map("%02d"::formatted);
    var fraction =
        Arbitraries.oneOf(
            Arbitraries.of("", ".", ".x"),
            Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(10).map(text -> "." + text));
    return Combinators.combine(
            Arbitraries.of("2026-01-31", "1969-12-31", "2023-02-29", "0000-01-01"),
            Arbitraries.of("T", " ", "t", ""),
            Combinators.combine(two, two, two).as("%s:%s:%s"::formatted),
            fraction,
            Arbitraries.of("", "Z", "z", "+02:00", " "))
        .as((date, t, time, part, zone) -> date + t + time + part + zone);
  }

  @Property(tries = 5_000)
  void timeThatIsReadIsTheOneThatItMeans(@ForAll("times") String text) {
    long micros = micros(text);

    if (micros != TimeParser.NONE) {
      var expected = IsoTime.parse(text);
      assertThat(expected).as(text).isPresent();
      assertThat(Instant.EPOCH.plus(micros, ChronoUnit.MICROS))
          .as(text)
          .isEqualTo(floor(expected.get()));
    }
  }

  private static Instant floor(Instant time) {
    return time.truncatedTo(ChronoUnit.MICROS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-01-31T10:00:00",
        "2026-01-31 10:00:00Z",
        "2026-01-31T23:59:59.1",
        "1960-01-31T00:00:00.123456789Z"
      })
  void commonSpellingsAreRead(String text) {
    assertThat(Instant.EPOCH.plus(micros(text), ChronoUnit.MICROS))
        .isEqualTo(floor(IsoTime.parse(text).orElseThrow()));
  }
}
