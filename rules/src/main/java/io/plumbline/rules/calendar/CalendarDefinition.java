package io.plumbline.rules.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/**
 * A calendar as people define it. A working day wins over a holiday, and both win over the country
 * and the days of the week.
 *
 * @param country an ISO 3166 code, possibly with a region, such as {@code DE} or {@code DE-BY};
 *     empty for none
 * @param closed days of the week on which nothing is expected, in order
 * @param holidays further days on which nothing is expected, in order
 * @param workdays days on which something is expected all the same, in order
 */
public record CalendarDefinition(
    String country, List<DayOfWeek> closed, List<LocalDate> holidays, List<LocalDate> workdays)
    implements Calendar {
  public CalendarDefinition {
    country = country == null ? "" : country;
    closed = sorted(closed);
    holidays = sorted(holidays);
    workdays = sorted(workdays);
    if (closed.isEmpty() && holidays.isEmpty() && country.isEmpty()) {
      throw new IllegalArgumentException("Invalid calendar: it has no day off");
    }
    if (closed.size() == DayOfWeek.values().length) {
      throw new IllegalArgumentException("Invalid calendar: it is closed on every day of the week");
    }
    if (!country.isEmpty() && CountryHolidays.find(country).isEmpty()) {
      throw new IllegalArgumentException("Invalid country: " + country);
    }
  }

  private static <T extends Comparable<? super T>> List<T> sorted(Collection<T> values) {
    return values == null
        ? List.of()
        : values.stream().filter(Objects::nonNull).distinct().sorted().toList();
  }

  @Override
  public boolean isHoliday(LocalDate day) {
    if (workdays.contains(day)) {
      return false;
    }
    return closed.contains(day.getDayOfWeek())
        || holidays.contains(day)
        || (!country.isEmpty() && CountryHolidays.find(country).orElseThrow().isHoliday(day));
  }
}
