package io.plumbline.rules.forecast;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;

/**
 * The arrival of a dataset that a deadline, or a job downstream, waits for.
 *
 * @param usualMillis when it usually comes
 * @param sigmaMillis how much that varies
 * @param fromMillis arrivals after this are the one that is waited for
 */
record Occurrence(double usualMillis, double sigmaMillis, long fromMillis) {
  static final int LEAST_KNOWN = 5;
  private static final long HALF_DAY = Duration.ofHours(12).toMillis();
  private static final long WEEK = Duration.ofDays(7).toMillis();
  private static final double OFTEN = Duration.ofHours(18).toMillis();
  private static final double SELDOM = Duration.ofHours(36).toMillis();
  private static final double LEAST_SIGMA_MILLIS = 60_000;
  private static final int FRESH_GAPS = 3;

  /** The one nearest to an instant; nothing if it does not come about then, or is hardly known. */
  static Optional<Occurrence> near(
      long[] arrivals, UsualTimes times, ZoneId zone, double atMillis) {
    return of(arrivals, times, zone, atMillis + HALF_DAY);
  }

  /** The last one that usually comes before an instant. */
  static Optional<Occurrence> before(
      long[] arrivals, UsualTimes times, ZoneId zone, double atMillis) {
    return of(arrivals, times, zone, atMillis);
  }

  private static Optional<Occurrence> of(
      long[] arrivals, UsualTimes times, ZoneId zone, double atMillis) {
    if (arrivals.length < LEAST_KNOWN) {
      return Optional.empty();
    }
    var gap = times.gaps(arrivals);
    if (gap.middle() < OFTEN) {
      long last = arrivals[arrivals.length - 1];
      double sigma = Math.max(LEAST_SIGMA_MILLIS, gap.sigma());
      long from = Math.round(atMillis - FRESH_GAPS * gap.middle());
      return Optional.of(new Occurrence(last + gap.middle(), sigma, from));
    }
    var usual = times.of(arrivals, zone);
    long at = usual.before(Math.round(atMillis));
    return gap.middle() > SELDOM || !isUsualOn(arrivals, at)
        ? Optional.empty()
        : Optional.of(new Occurrence(at, usual.sigmaMillis(), at - HALF_DAY));
  }

  /** Whether it came on that day of the week in one of the last two weeks, if that is known. */
  private static boolean isUsualOn(long[] arrivals, long atMillis) {
    boolean isKnown = false;
    for (int weeks = 1; weeks <= 2; weeks++) {
      long then = atMillis - weeks * WEEK;
      isKnown |= arrivals[0] <= then - HALF_DAY;
      if (Arrays.stream(arrivals).anyMatch(arrival -> Math.abs(arrival - then) < HALF_DAY)) {
        return true;
      }
    }
    return !isKnown;
  }
}
