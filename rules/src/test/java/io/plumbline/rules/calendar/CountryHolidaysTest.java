package io.plumbline.rules.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountryHolidaysTest {
  private static boolean isHoliday(String code, String day) {
    return CountryHolidays.find(code).orElseThrow().isHoliday(LocalDate.parse(day));
  }

  @ParameterizedTest
  @CsvSource({
    "DE, 2026-12-25, true",
    "DE, 2026-12-24, false",
    "DE, 2026-01-06, false",
    "DE-BY, 2026-01-06, true",
    "de, 2026-10-03, true",
    "US, 2026-11-26, true",
    "US, 2026-11-25, false",
    "GB, 2026-12-25, true",
    "JP, 2026-11-23, true",
    "FR, 2026-07-14, true",
  })
  void publicHolidayOfTheCountryIsADayOff(String code, String day, boolean isHoliday) {
    assertThat(isHoliday(code, day)).isEqualTo(isHoliday);
  }

  @Test
  void weekendIsNoHoliday() {
    assertThat(isHoliday("DE", "2026-06-06")).isFalse();
  }

  @Test
  void holidayThatIsObservedOnAnotherDayIsADayOffOnThatDay() {
    // 26 December 2026 is a Saturday: Great Britain has Monday off.
    assertThat(isHoliday("GB", "2026-12-28")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"XX", "DE-XX", "''", "../de", "D"})
  void codeOfNoCountryIsUnknown(String code) {
    assertThat(CountryHolidays.find(code)).isEmpty();
  }

  @Test
  void manyCountriesAreKnown() {
    assertThat(CountryHolidays.codes()).hasSizeGreaterThan(150).contains("DE", "US", "GB", "JP");
  }
}
