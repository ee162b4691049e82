package io.plumbline.rules.quality;

/**
 * A metric and what it was.
 *
 * @param expression canonical call, such as {@code ROW_COUNT()}
 * @param value a Long, Double or BigDecimal; null when the rows do not define it
 * @param isExact whether the value is no estimate
 */
public record MeasuredMetric(String expression, Number value, boolean isExact) {}
