package io.plumbline.server.http;

import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;

/** Query parameters, typed; a parameter that cannot be read is a 400 that says how to write it. */
public final class Params {

  private Params() {}

  /** A whole number between bounds; more than the upper bound is taken as the bound. */
  public static int number(Context ctx, String name, int fallback, int least, int most) {
    var text = ctx.queryParam(name);
    if (text == null || text.isBlank()) {
      return fallback;
    }
    try {
      int value = Integer.parseInt(text.strip());
      if (value < least) {
        throw unreadable(name, text, "a number from " + least);
      }
      return Math.min(value, most);
    } catch (NumberFormatException e) {
      throw unreadable(name, text, "a whole number");
    }
  }

  /** Text, or null. */
  public static String text(Context ctx, String name) {
    var text = ctx.queryParam(name);
    return text == null || text.isBlank() ? null : text.strip();
  }

  /** The name of a constant in any case, or null. */
  public static <E extends Enum<E>> E constant(Context ctx, String name, Class<E> type) {
    var text = text(ctx, name);
    if (text == null) {
      return null;
    }
    try {
      return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw unreadable(name, text, "one of " + Arrays.toString(type.getEnumConstants()));
    }
  }

  /** Milliseconds since the epoch of an ISO-8601 parameter, or null. */
  public static Long millis(Context ctx, String name) {
    var text = text(ctx, name);
    return text == null ? null : millis(name, text);
  }

  /** Milliseconds since the epoch of an ISO-8601 text; UTC where it names no zone. */
  public static long millis(String name, String text) {
    try {
      return instant(text).toEpochMilli();
    } catch (DateTimeException | ArithmeticException e) {
      throw unreadable(name, text, "a time such as 2026-01-31T08:00:00Z");
    }
  }

  private static Instant instant(String text) {
    if (text.indexOf('T') < 0) {
      return LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
    }
    var time = text.substring(text.indexOf('T'));
    boolean zoned = time.endsWith("Z") || time.indexOf('+') >= 0 || time.indexOf('-') >= 0;
    return zoned
        ? OffsetDateTime.parse(text).toInstant()
        : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
  }

  private static ProblemException unreadable(String name, String value, String expected) {
    var shown = value.length() > 100 ? value.substring(0, 100) + "..." : value;
    return ProblemException.badRequest(
        "Cannot read parameter " + name + ": " + shown + "; write " + expected);
  }
}
