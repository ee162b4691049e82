package io.plumbline.sql;

import static java.util.Objects.requireNonNull;

import io.plumbline.rules.calendar.CalendarDefinition;
import io.plumbline.sql.expression.Identifiers;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/** {@code CREATE [OR REPLACE] CALENDAR [IF NOT EXISTS]}. */
public record CreateCalendar(
    boolean orReplace,
    boolean ifNotExists,
    String name,
    CalendarDefinition calendar,
    int line,
    int column)
    implements Statement {
  public CreateCalendar {
    requireNonNull(name, "name is null");
    requireNonNull(calendar, "calendar is null");
  }

  /** The calendar alone, without what the statement says of the one before it: what is kept. */
  public CreateCalendar kept() {
    return new CreateCalendar(false, false, name, calendar, line, column);
  }

  @Override
  public String sql() {
    return "CREATE "
        + (orReplace ? "OR REPLACE " : "")
        + "CALENDAR "
        + (ifNotExists ? "IF NOT EXISTS " : "")
        + Identifiers.simple(name)
        + (calendar.country().isEmpty() ? "" : " IN COUNTRY '" + calendar.country() + "'")
        + closed()
        + days("HOLIDAYS", calendar.holidays())
        + days("WORKDAYS", calendar.workdays());
  }

  private String closed() {
    return calendar.closed().isEmpty()
        ? ""
        : calendar.closed().stream()
            .map(Enum::name)
            .collect(Collectors.joining(", ", " CLOSED ON (", ")"));
  }

  private static String days(String keyword, List<LocalDate> days) {
    return days.isEmpty()
        ? ""
        : days.stream()
            .map(day -> "DATE '" + day + "'")
            .collect(Collectors.joining(", ", " " + keyword + " (", ")"));
  }
}
