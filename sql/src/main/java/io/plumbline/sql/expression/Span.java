package io.plumbline.sql.expression;

import java.time.Duration;

/** An interval: of months, or of milliseconds. Both may be negative; one of them is 0. */
public record Span(long months, long millis) {
  /** Whether it is a number of whole days or months, so that a date with it stays a date. */
  boolean isOfDays() {
    return millis % Duration.ofDays(1).toMillis() == 0;
  }

  Span negated() {
    return new Span(-months, -millis);
  }

  /** Canonical SQL, in the largest unit that divides it. */
  String sql() {
    if (months != 0) {
      return months % 12 == 0 ? sql(months / 12, "YEAR") : sql(months, "MONTH");
    }
    return Intervals.print(Duration.ofMillis(millis));
  }

  private static String sql(long count, String unit) {
    return "INTERVAL " + (count < 0 ? "-" : "") + "'" + Math.abs(count) + "' " + unit;
  }
}
