package io.plumbline.rules.forecast;

import io.plumbline.rules.arrival.Spread;
import java.util.Arrays;
import org.apache.commons.math3.special.Erf;

/** How long a job takes: log-normal, with the robust middle and spread of its last runs. */
record UsualDuration(double logMiddle, double logSigma) {
  private static final double LEAST_SIGMA = 0.05;
  private static final double ONE_SIGMA = 0.8413;

  /** Beyond this the past says nothing: what took so long may take half as long again. */
  private static final double LEAST_SURVIVAL = 1e-4;

  private static final double HALF_AGAIN = 1.5;

  /**
   * @param millis the last durations; not empty
   */
  static UsualDuration of(long[] millis) {
    var logs =
        Spread.of(Arrays.stream(millis).mapToDouble(m -> Math.log(Math.max(1, m))).toArray());
    return new UsualDuration(logs.middle(), Math.max(LEAST_SIGMA, logs.sigma()));
  }

  /** The median duration of runs that have taken this long already. */
  double medianAfter(double elapsedMillis) {
    return quantileAfter(elapsedMillis, 0.5);
  }

  /** One standard deviation, upwards, of the duration of runs that have taken this long already. */
  double sigmaAfter(double elapsedMillis) {
    return quantileAfter(elapsedMillis, ONE_SIGMA) - medianAfter(elapsedMillis);
  }

  boolean isOverdue(double elapsedMillis) {
    return elapsedMillis > Math.exp(logMiddle + 2 * logSigma);
  }

  private double quantileAfter(double elapsedMillis, double quantile) {
    double elapsed = Math.max(1, elapsedMillis);
    double survival = Erf.erfc((Math.log(elapsed) - logMiddle) / logSigma / Math.sqrt(2)) / 2;
    if (survival < LEAST_SURVIVAL) {
      return elapsed * (1 + (HALF_AGAIN - 1) * 2 * quantile);
    }
    double rest = survival * (1 - quantile);
    return Math.exp(logMiddle + logSigma * Math.sqrt(2) * Erf.erfInv(1 - 2 * rest));
  }
}
