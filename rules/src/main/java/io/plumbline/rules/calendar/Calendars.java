package io.plumbline.rules.calendar;

import java.util.Optional;

/** Finds calendars by name. */
@FunctionalInterface
public interface Calendars {
  /** The calendars of countries alone, by code. */
  Calendars OF_COUNTRIES = CountryHolidays::find;

  /** The calendar of that name; nothing if there is none. */
  Optional<Calendar> named(String name);

  /** The calendar of that name; one without holidays if there is none, or no name. */
  default Calendar orNone(String name) {
    return name.isEmpty() ? Calendar.NONE : named(name).orElse(Calendar.NONE);
  }

  /** These calendars and, for names that they do not have, those of countries. */
  default Calendars orCountries() {
    return name -> named(name).or(() -> OF_COUNTRIES.named(name));
  }
}
