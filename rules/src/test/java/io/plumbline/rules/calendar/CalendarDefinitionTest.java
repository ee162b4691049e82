package io.plumbline.rules.calendar;

import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class CalendarDefinitionTest {
  private static final CalendarDefinition BUSINESS =
      new CalendarDefinition(
          "DE",
          List.of(SUNDAY, SATURDAY),
          List.of(LocalDate.parse("2026-12-24")),
          List.of(LocalDate.parse("2026-12-26"), LocalDate.parse("2026-06-06")));

  private static boolean isOff(String day) {
    return BUSINESS.isHoliday(LocalDate.parse(day));
  }

  @Test
  void countryWeekdayAndOwnHolidaysAreDaysOff() {
    assertThat(isOff("2026-12-25")).isTrue();
    assertThat(isOff("2026-06-07")).isTrue();
    assertThat(isOff("2026-12-24")).isTrue();
    assertThat(isOff("2026-12-23")).isFalse();
  }

  @Test
  void workdayWinsOverAll() {
    assertThat(isOff("2026-12-26")).isFalse();
    assertThat(isOff("2026-06-06")).isFalse();
  }

  @Test
  void calendarThatCanNeverBeMetIsRefused() {
    assertThatThrownBy(
            () -> new CalendarDefinition("", List.of(DayOfWeek.values()), List.of(), List.of()))
        .hasMessage("Invalid calendar: it is closed on every day of the week");
    assertThatThrownBy(() -> new CalendarDefinition("", List.of(), List.of(), List.of()))
        .hasMessage("Invalid calendar: it has no day off");
    assertThatThrownBy(() -> new CalendarDefinition("XX", List.of(), List.of(), List.of()))
        .hasMessage("Invalid country: XX");
  }
}
