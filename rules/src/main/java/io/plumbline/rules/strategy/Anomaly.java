package io.plumbline.rules.strategy;

import java.util.Locale;

/**
 * A point of a series that a strategy does not expect.
 *
 * @param index of the point, 0-based
 * @param value of the point
 * @param measured what was compared with the bounds: the value, its change or its distance from a
 *     forecast, as the strategy says
 * @param lower smallest measure that is expected; negative infinity for none
 * @param upper largest measure that is expected; infinity for none
 * @param measure what was compared, in words
 */
public record Anomaly(
    int index, double value, double measured, double lower, double upper, String measure) {

  /** Such as {@code value 0 is outside 97 to 103}. */
  public String explanation() {
    return String.format(Locale.ROOT, "%s %.6g is outside %s", measure, measured, expected());
  }

  private String expected() {
    if (lower == Double.NEGATIVE_INFINITY) {
      return String.format(Locale.ROOT, "anything up to %.6g", upper);
    }
    if (upper == Double.POSITIVE_INFINITY) {
      return String.format(Locale.ROOT, "anything from %.6g", lower);
    }
    return String.format(Locale.ROOT, "%.6g to %.6g", lower, upper);
  }
}
