package io.plumbline.standalone.detect;

import io.plumbline.connectors.time.IsoTime;
import java.time.Instant;

/**
 * A row of a series.
 *
 * @param timestamp as it is in the file
 * @param atMillis what it means
 * @param text the value as it is in the file
 * @param value what it means; NaN where there is none
 */
record SeriesRow(String timestamp, long atMillis, String text, double value) {
  private static final int MOST_SECONDS_DIGITS = 10;
  private static final int MOST_MILLIS_DIGITS = 13;
  private static final int MOST_MICROS_DIGITS = 16;

  /**
   * @throws UnreadableSeriesException if a field is not what its column says
   */
  static SeriesRow of(long line, String timestamp, String value) throws UnreadableSeriesException {
    return new SeriesRow(timestamp, millis(line, timestamp.strip()), value, number(line, value));
  }

  private static long millis(long line, String text) throws UnreadableSeriesException {
    if (!text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      int digits = text.length();
      if (digits <= MOST_SECONDS_DIGITS) {
        return Long.parseLong(text) * 1_000;
      }
      if (digits <= MOST_MILLIS_DIGITS) {
        return Long.parseLong(text);
      }
      if (digits <= MOST_MICROS_DIGITS) {
        return Long.parseLong(text) / 1_000;
      }
    }
    return IsoTime.parse(text)
        .map(Instant::toEpochMilli)
        .orElseThrow(
            () ->
                new UnreadableSeriesException(
                    line,
                    "timestamp '"
                        + cut(text)
                        + "' is no time: write 2026-01-31 08:00:00, with T, a zone or a fraction as"
                        + " you like, or seconds or milliseconds since 1970"));
  }

  private static double number(long line, String text) throws UnreadableSeriesException {
    var bare = text.strip();
    if (bare.isEmpty() || bare.equalsIgnoreCase("nan") || bare.equalsIgnoreCase("null")) {
      return Double.NaN;
    }
    try {
      return Double.parseDouble(bare);
    } catch (NumberFormatException e) {
      throw new UnreadableSeriesException(
          line,
          "value '"
              + cut(bare)
              + "' is no number: write one such as 12.5 or 1e6, or leave it empty where none was"
              + " measured");
    }
  }

  private static String cut(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "...";
  }
}
