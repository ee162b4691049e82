package io.plumbline.rules.volume;

/**
 * Anomalous loads that people called expected.
 *
 * @param fromMillis end of the first one's period
 * @param toMillis end of the last one's period
 * @param least deviation from the forecast, on a log scale, as is {@code most}
 */
public record KnownDeviation(long fromMillis, long toMillis, double least, double most) {
  private static final double ALIKE = 0.35;

  /**
   * Whether another deviation is of this kind.
   *
   * @param noise standard deviation of the forecast
   */
  boolean isLike(double deviation, double noise) {
    double middle = middle();
    double margin = Math.max(3 * noise, ALIKE * Math.abs(middle));
    return Math.signum(middle) == Math.signum(deviation)
        && deviation > least - margin
        && deviation < most + margin;
  }

  double middle() {
    return (least + most) / 2;
  }

  KnownDeviation with(long endMillis, double deviation) {
    return new KnownDeviation(
        fromMillis,
        Math.max(toMillis, endMillis),
        Math.min(least, deviation),
        Math.max(most, deviation));
  }
}
