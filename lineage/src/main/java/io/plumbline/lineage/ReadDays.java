package io.plumbline.lineage;

import static java.util.stream.Collectors.joining;

import io.plumbline.model.ReadDay;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;

/** The days of a reader as the text that the graph holds: {@code 2026-06-01=3 2026-06-04=12}. */
final class ReadDays {
  private static final Pattern BLANK = Pattern.compile(" ");

  private ReadDays() {}

  /** The day of UTC of a time in milliseconds since the epoch. */
  static String dayOf(long atMillis) {
    return LocalDate.ofInstant(Instant.ofEpochMilli(atMillis), ZoneOffset.UTC).toString();
  }

  static String text(List<ReadDay> days) {
    return days.stream().map(day -> day.day() + "=" + day.reads()).collect(joining(" "));
  }

  /** Reads what {@link #text} wrote. */
  static List<ReadDay> of(String text) {
    return BLANK.splitAsStream(text).filter(day -> !day.isEmpty()).map(ReadDays::day).toList();
  }

  private static ReadDay day(String text) {
    int sign = text.indexOf('=');
    return new ReadDay(text.substring(0, sign), Long.parseLong(text.substring(sign + 1)));
  }
}
