package io.plumbline.standalone.demo;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Random;

/**
 * How much business the shop does: quiet nights, busy evenings, busier Saturdays, and noise that is
 * the same for the same seed, job and hour.
 */
final class Traffic {
  /** Share of the day's business in each hour, times 24. */
  private static final double[] HOURS = {
    0.70, 0.62, 0.58, 0.56, 0.56, 0.60, 0.68, 0.80, 0.94, 1.06, 1.14, 1.18,
    1.20, 1.18, 1.14, 1.12, 1.16, 1.26, 1.40, 1.52, 1.50, 1.34, 1.10, 0.86
  };

  /** Monday to Sunday. */
  private static final double[] DAYS = {0.90, 0.85, 0.90, 0.95, 1.15, 1.35, 0.90};

  private static final double NOISE = 0.03;

  private final long seed;

  Traffic(long seed) {
    this.seed = seed;
  }

  /** Rows that a job writes for the period that holds an instant. */
  long rows(ShopJob job, Instant at) {
    var time = at.atOffset(UTC);
    double day = DAYS[time.getDayOfWeek().getValue() - 1];
    double hour = job.isHourly() ? HOURS[time.getHour()] / 24 : 1;
    var unit = job.isHourly() ? ChronoUnit.HOURS : ChronoUnit.DAYS;
    long period = at.truncatedTo(unit).getEpochSecond();
    var random = new Random(seed ^ (job.name().hashCode() * 1_000_003L) ^ (period * 31));
    return Math.round(job.dailyRows() * day * hour * Math.exp(NOISE * random.nextGaussian()));
  }
}
