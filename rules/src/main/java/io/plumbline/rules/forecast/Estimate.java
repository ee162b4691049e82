package io.plumbline.rules.forecast;

import org.apache.commons.math3.special.Erf;

/**
 * When something will be there.
 *
 * @param meanMillis expected instant
 * @param sigmaMillis its standard deviation
 * @param isThere whether it has come: then the mean is when
 * @param cause name of the dataset that holds it up, or its own
 * @param reason what holds it up, as the end of "because"
 * @param delays whether that is later than usual
 */
record Estimate(
    double meanMillis,
    double sigmaMillis,
    boolean isThere,
    String cause,
    String reason,
    boolean delays) {
  private static final double LEAST_SIGMA_MILLIS = 30_000;

  /** The probability that it comes after an instant, were the error normal. */
  double isAfter(long deadlineMillis) {
    double z = (deadlineMillis - meanMillis) / Math.max(sigmaMillis, LEAST_SIGMA_MILLIS);
    return Erf.erfc(z / Math.sqrt(2)) / 2;
  }

  Estimate later(double byMillis, double sigma) {
    return new Estimate(
        meanMillis + byMillis, Math.hypot(sigmaMillis, sigma), false, cause, reason, delays);
  }
}
