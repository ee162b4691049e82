package io.plumbline.rules.quality;

import io.plumbline.udfs.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * A metric and what it was.
 *
 * @param expression canonical call, such as {@code ROW_COUNT()}
 * @param value a Long, Double or BigDecimal; null when the rows do not define it
 * @param unit what the value counts
 * @param isExact whether the value is no estimate
 */
public record MeasuredMetric(String expression, Number value, Unit unit, boolean isExact) {
  /** Beyond, {@link Instant} has no such time. */
  private static final BigDecimal MOST_SECONDS = BigDecimal.valueOf(31_556_889_864_403_199L);

  /** Whether the value is a point in time. */
  public boolean isTime() {
    return unit != Unit.NUMBER;
  }

  /** The value for people: a date or time in ISO 8601, a number as it is, or {@code unknown}. */
  public String text() {
    if (value == null) {
      return "unknown";
    }
    var seconds = isTime() ? new BigDecimal(value.toString()) : null;
    if (seconds == null || seconds.abs().compareTo(MOST_SECONDS) > 0) {
      return value.toString();
    }
    var whole = seconds.setScale(0, RoundingMode.FLOOR);
    var instant =
        Instant.ofEpochSecond(
            whole.longValueExact(), seconds.subtract(whole).movePointRight(9).longValue());
    return unit == Unit.DATE
        ? instant.atOffset(ZoneOffset.UTC).toLocalDate().toString()
        : instant.toString();
  }
}
