package io.plumbline.connectors.access.text;

import io.plumbline.connectors.telemetry.UndecodableException;
import io.plumbline.connectors.telemetry.UndecodableException.Reason;
import io.plumbline.connectors.time.IsoTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A time at the beginning of a text, as loggers write it: {@code 2026-11-23 01:47:25,377}, with a
 * {@code T} or a blank, a comma or a point, with or without a fraction; or {@code 26/11/23
 * 01:47:25}.
 *
 * @param millis since the epoch
 * @param end index of the first character after it
 */
public record LogTime(long millis, int end) {
  private static final String DAY = "0000-00-00";
  private static final String SHORT_DAY = "00/00/00";
  private static final String CLOCK = "00:00:00";
  private static final int CENTURY = 2000;
  private static final int NANOS = 1_000_000_000;

  /** Whether a text has the shape of a time at an index. */
  public static boolean isAt(CharSequence text, int from) {
    int day = day(text, from);
    return day > 0 && isBetween(text, from + day) && has(text, from + day + 1, CLOCK);
  }

  /**
   * The time at an index of a text.
   *
   * @param zone whose clock it is
   * @throws UndecodableException if there is none
   */
  public static LogTime at(CharSequence text, int from, ZoneId zone) throws UndecodableException {
    if (!isAt(text, from)) {
      throw unreadable(null);
    }
    int day = day(text, from);
    int clock = from + day + 1;
    int end = clock + CLOCK.length();
    int nanos = 0;
    if (end + 1 < text.length() && isPoint(text.charAt(end)) && isDigit(text.charAt(end + 1))) {
      int unit = NANOS;
      end++;
      while (end < text.length() && isDigit(text.charAt(end))) {
        unit /= 10;
        nanos += unit * (text.charAt(end) - '0');
        end++;
      }
    }
    try {
      boolean shortDay = day == SHORT_DAY.length();
      int month = from + (shortDay ? 3 : 5);
      var local =
          LocalDateTime.of(
              shortDay ? CENTURY + number(text, from, 2) : number(text, from, 4),
              number(text, month, 2),
              number(text, month + 3, 2),
              number(text, clock, 2),
              number(text, clock + 3, 2),
              number(text, clock + 6, 2),
              nanos);
      return new LogTime(millis(local, zone), end);
    } catch (DateTimeException e) {
      throw unreadable(e);
    }
  }

  /**
   * The time that a whole text means: ISO 8601 in any spelling, in a zone where it names none.
   *
   * @throws UndecodableException if it is none
   */
  public static long millis(String text, ZoneId zone) throws UndecodableException {
    if (text != null && isAt(text, 0)) {
      var time = at(text, 0, zone);
      if (time.end() == text.length()) {
        return time.millis();
      }
      if (time.end() == text.length() - 1 && text.endsWith("Z")) {
        return zone.equals(ZoneOffset.UTC) ? time.millis() : at(text, 0, ZoneOffset.UTC).millis();
      }
    }
    return IsoTime.parse(text == null ? "" : text)
        .map(Instant::toEpochMilli)
        .orElseThrow(() -> unreadable(null));
  }

  private static long millis(LocalDateTime local, ZoneId zone) {
    var offset = zone instanceof ZoneOffset fixed ? fixed : local.atZone(zone).getOffset();
    return local.toEpochSecond(offset) * 1_000 + local.getNano() / 1_000_000;
  }

  private static int day(CharSequence text, int from) {
    return has(text, from, DAY)
        ? DAY.length()
        : has(text, from, SHORT_DAY) ? SHORT_DAY.length() : 0;
  }

  private static boolean isBetween(CharSequence text, int at) {
    return at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == 'T');
  }

  private static boolean has(CharSequence text, int from, String shape) {
    if (from + shape.length() > text.length()) {
      return false;
    }
    for (int i = 0; i < shape.length(); i++) {
      char c = text.charAt(from + i);
      boolean fits = shape.charAt(i) == '0' ? isDigit(c) : c == shape.charAt(i);
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  private static int number(CharSequence text, int from, int digits) {
    int value = 0;
    for (int i = 0; i < digits; i++) {
      value = value * 10 + (text.charAt(from + i) - '0');
    }
    return value;
  }

  private static boolean isPoint(char c) {
    return c == '.' || c == ',';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static UndecodableException unreadable(DateTimeException cause) {
    return new UndecodableException(
        Reason.BAD_TIME,
        "Cannot read the time of the record; write it as the log's software does",
        cause);
  }
}
