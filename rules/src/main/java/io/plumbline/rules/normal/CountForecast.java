package io.plumbline.rules.normal;

import org.apache.commons.math3.distribution.TDistribution;

/**
 * What the final count of an open window may be: the count so far over the share that is usually
 * there by now. Two things are uncertain, how many of the expected rows a count stands for and the
 * share, and their reaches add up as squares, on a log scale.
 *
 * @param count so far
 * @param likely final count
 * @param least final count that may be: never less than there are
 * @param most final count that may be
 * @param reachUp how far up it may be, on a log scale
 * @param reachDown how far down, likewise
 * @param deviations so many standard deviations are the reaches
 */
record CountForecast(
    double count,
    double likely,
    double least,
    double most,
    double reachUp,
    double reachDown,
    double deviations) {
  /** Shares vary with heavier tails than the normal law's. */
  private static final TDistribution LAW = new TDistribution(12);

  /**
   * Forecasts.
   *
   * @param logOdds of the share that is usually there
   * @param deviation standard deviation of it
   * @param deviations how many of it the interval reaches; see {@link #deviations}
   */
  static CountForecast of(double count, double logOdds, double deviation, double deviations) {
    double share = share(logOdds);
    double half = count + 0.5;
    double likely = Math.max(count, half / share);
    double countUp = Math.log(mostExpected(count, deviations) / half);
    double countDown = Math.log(half / leastExpected(count, deviations));
    double shareUp = Math.log(share / share(logOdds - deviations * deviation));
    double shareDown = Math.log(share(logOdds + deviations * deviation) / share);
    double up = Math.hypot(countUp, shareUp);
    double down = Math.hypot(countDown, shareDown);
    return new CountForecast(
        count,
        likely,
        Math.max(count, half / share * Math.exp(-down)),
        Math.max(count, half / share * Math.exp(up)),
        up,
        down,
        deviations);
  }

  /** So many deviations leave this chance of a final count beyond either end. */
  static double deviations(double chance) {
    return -LAW.inverseCumulativeProbability(chance);
  }

  /** The probability of a final count of so much and more. */
  double chanceOfAtLeast(double limit) {
    double away = Math.log(Math.max(limit, Double.MIN_NORMAL) / likely);
    double reach = away > 0 ? reachUp : reachDown;
    return LAW.cumulativeProbability(-deviations * away / reach);
  }

  /** Upper end of what may be expected where so many were counted (Wilson and Hilferty 1931). */
  private static double mostExpected(double count, double deviations) {
    double next = count + 1;
    return next * Math.pow(1 - 1 / (9 * next) + deviations / (3 * Math.sqrt(next)), 3);
  }

  private static double leastExpected(double count, double deviations) {
    if (count < 1) {
      return 1e-3;
    }
    double root = 1 - 1 / (9 * count) - deviations / (3 * Math.sqrt(count));
    return Math.max(1e-3, count * Math.pow(Math.max(0, root), 3));
  }

  private static double share(double logOdds) {
    return 1 / (1 + Math.exp(-logOdds));
  }
}
