package io.plumbline.sql;

import io.plumbline.rules.calendar.CalendarDefinition;
import io.plumbline.rules.calendar.CountryHolidays;
import io.plumbline.sql.problem.Problems;
import io.plumbline.sql.syntax.CreateCalendarSyntax;
import io.plumbline.sql.syntax.Word;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Makes a calendar of CREATE CALENDAR. */
final class CalendarReader {
  private final Problems problems;

  CalendarReader(Problems problems) {
    this.problems = problems;
  }

  /** The statement, or nothing and at least one problem. */
  Optional<Statement> read(CreateCalendarSyntax syntax) {
    int before = problems.count();
    Replacement.check(syntax.orReplace(), syntax.ifNotExists(), syntax.pos(), problems);
    var country = syntax.country() == null ? "" : country(syntax.country());
    var closed =
        syntax.closed().stream()
            .map(word -> Words.choose(DayOfWeek.class, "day of the week", word, problems))
            .flatMap(Optional::stream)
            .toList();
    var holidays = days(syntax.holidays());
    var workdays = days(syntax.workdays());
    if (problems.count() == before) {
      checkDaysOff(syntax, closed);
    }
    if (problems.count() != before) {
      return Optional.empty();
    }
    var place = problems.place(syntax.pos());
    return Optional.of(
        new CreateCalendar(
            syntax.orReplace(),
            syntax.ifNotExists(),
            syntax.name().getSimple(),
            new CalendarDefinition(country, closed, holidays, workdays),
            place.line(),
            place.column()));
  }

  private void checkDaysOff(CreateCalendarSyntax syntax, List<DayOfWeek> closed) {
    if (closed.stream().distinct().count() == DayOfWeek.values().length) {
      problems.add(
          syntax.closed().get(0).pos(),
          "the calendar is closed on every day of the week",
          "take one out");
    }
    if (closed.isEmpty() && syntax.holidays().isEmpty() && syntax.country() == null) {
      problems.add(
          syntax.pos(),
          "the calendar has no day off",
          "write IN COUNTRY 'DE', CLOSED ON (SATURDAY, SUNDAY) or HOLIDAYS (DATE '2026-12-24')");
    }
  }

  private String country(Word word) {
    var code = word.text().strip().toUpperCase(Locale.ROOT);
    if (CountryHolidays.find(code).isEmpty()) {
      problems.add(
          word.pos(),
          "unknown country '" + word.text() + "'",
          "write an ISO code, such as 'DE' or 'GB', or one with a region, such as 'DE-BY'");
    }
    return code;
  }

  private List<LocalDate> days(List<Word> words) {
    return words.stream().map(this::day).flatMap(Optional::stream).toList();
  }

  private Optional<LocalDate> day(Word word) {
    try {
      return Optional.of(LocalDate.parse(word.text().strip()));
    } catch (DateTimeException notADay) {
      problems.add(
          word.pos(), "cannot read the day '" + word.text() + "'", "write DATE '2026-12-24'");
      return Optional.empty();
    }
  }
}
