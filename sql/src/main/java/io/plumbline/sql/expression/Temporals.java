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
public final class Temporals {
  static final long MICROS_PER_DAY = 86_400_000_000L;
  private static final long MILLIS_PER_DAY = 86_400_000L;

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
      return Optional.of(LocalDate.parse(text.strip()))
          .filter(date -> hasFourDigits(date.getYear()))
          .map(LocalDate::toEpochDay);
    } catch (DateTimeException notADate) {
      return Optional.empty();
    }
  }

  /** Reads {@code 2026-01-31 08:00:00}, the ISO form with {@code T}, or a date alone. */
  public static Optional<Long> timestamp(String text) {
    var stripped = text.strip();
    if (stripped.length() == 10) {
      return date(stripped).map(day -> day * MICROS_PER_DAY);
    }
    try {
      var zoned = stripped.endsWith("Z") ? stripped.substring(0, stripped.length() - 1) : stripped;
      var at = LocalDateTime.parse(zoned.replace('T', ' '), TIMESTAMP);
      return hasFourDigits(at.getYear()) ? Optional.of(micros(at)) : Optional.empty();
    } catch (DateTimeException | ArithmeticException notATimestamp) {
      return Optional.empty();
    }
  }

  /** Others are printed in another form than they are read. */
  private static boolean hasFourDigits(int year) {
    return year >= 0 && year <= 9999;
  }

  /**
   * A day with an interval of days or months.
   *
   * @throws DateTimeException or ArithmeticException if it is beyond all dates
   */
  static long plusDays(long day, Span by) {
    return LocalDate.ofEpochDay(Math.addExact(day, by.millis() / MILLIS_PER_DAY))
        .plusMonths(by.months())
        .toEpochDay();
  }

  /**
   * A time with an interval.
   *
   * @throws DateTimeException or ArithmeticException if it is beyond all timestamps
   */
  static long plusMicros(long micros, Span by) {
    return by.months() == 0
        ? Math.addExact(micros, Math.multiplyExact(by.millis(), 1000L))
        : micros(local(micros).plusMonths(by.months()));
  }

  static LocalDateTime local(long micros) {
    return LocalDateTime.ofInstant(Instant.EPOCH.plus(micros, ChronoUnit.MICROS), ZoneOffset.UTC);
  }

  private static long micros(LocalDateTime at) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, at.toInstant(ZoneOffset.UTC));
  }

  static String date(long days) {
    return LocalDate.ofEpochDay(days).toString();
  }

  /** {@code 2026-01-31 08:00:00} and as many digits of the second as it has. */
  public static String timestamp(long micros) {
    return local(micros).format(PRINTED);
  }
}
