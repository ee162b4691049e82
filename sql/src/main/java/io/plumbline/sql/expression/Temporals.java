package io.plumbline.sql.expression;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/** Dates as days and timestamps as microseconds since the epoch, read from text and printed. */
final class Temporals {
  static final long MICROS_PER_DAY = 86_400_000_000L;

  private static final DateTimeFormatter TIMESTAMP =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendLiteral(' ')
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .toFormatter(Locale.ROOT);
  private static final DateTimeFormatter PRINTED =
      new DateTimeFormatterBuilder()
          .appendPattern("uuuu-MM-dd HH:mm:ss")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 6, true)
          .toFormatter(Locale.ROOT);

  private Temporals() {}

  /** Reads {@code 2026-01-31}. */
  static Optional<Long> date(String text) {
    try {
      return Optional.of(LocalDate.parse(text.strip()).toEpochDay());
    } catch (DateTimeException notADate) {
      return Optional.empty();
    }
  }

  /** Reads {@code 2026-01-31 08:00:00}, the ISO form with {@code T}, or a date alone. */
  static Optional<Long> timestamp(String text) {
    var stripped = text.strip();
    if (stripped.length() == 10) {
      return date(stripped).map(day -> day * MICROS_PER_DAY);
    }
    try {
      var zoned = stripped.endsWith("Z") ? stripped.substring(0, stripped.length() - 1) : stripped;
      var at = LocalDateTime.parse(zoned.replace('T', ' '), TIMESTAMP);
      return Optional.of(ChronoUnit.MICROS.between(Instant.EPOCH, at.toInstant(ZoneOffset.UTC)));
    } catch (DateTimeException | ArithmeticException notATimestamp) {
      return Optional.empty();
    }
  }

  static String date(long days) {
    return LocalDate.ofEpochDay(days).toString();
  }

  static String timestamp(long micros) {
    return LocalDateTime.ofInstant(Instant.EPOCH.plus(micros, ChronoUnit.MICROS), ZoneOffset.UTC)
        .format(PRINTED);
  }
}
