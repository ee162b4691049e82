package io.plumbline.standalone.backtest;

import io.plumbline.rules.calendar.Calendar;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Holidays by country, from a file with the columns {@code country,date}. */
final class Holidays {
  private final Map<String, Set<LocalDate>> byCountry = new HashMap<>();

  /**
   * @param path null when there are none
   */
  static Holidays of(Path path) {
    var holidays = new Holidays();
    if (path != null) {
      new HistoryFile(path)
          .read(
              List.of("country", "date"),
              row ->
                  holidays
                      .byCountry
                      .computeIfAbsent(row.getField("country"), country -> new HashSet<>())
                      .add(LocalDate.parse(row.getField("date"))));
    }
    return holidays;
  }

  /** The calendar of a country; without holidays if none are known. */
  Calendar in(String country) {
    var days = byCountry.getOrDefault(country, Set.of());
    return days::contains;
  }
}
