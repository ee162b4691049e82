package io.plumbline.standalone.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What the shop's jobs did in the past: pure, and the same for the same seed, so that a history
 * that is told twice is the same history.
 */
final class History {
  private static final Comparator<Load> ORDER =
      Comparator.comparing(Load::completed).thenComparing(load -> load.job().name());

  private final Shop shop;
  private final Traffic traffic;

  History(Shop shop, Traffic traffic) {
    this.shop = shop;
    this.traffic = traffic;
  }

  /** The loads that completed after {@code from} and not after {@code to}, in that order. */
  List<Load> between(Instant from, Instant to) {
    var loads = new ArrayList<Load>();
    for (var job : shop.jobs()) {
      var unit = job.isHourly() ? ChronoUnit.HOURS : ChronoUnit.DAYS;
      // A job that is due shortly after midnight starts on the day before.
      var period = from.truncatedTo(unit).minus(job.period());
      for (; period.isBefore(to); period = period.plus(job.period())) {
        var started = period.plus(job.offset());
        var completed = started.plus(job.takes());
        if (completed.isAfter(from) && !completed.isAfter(to)) {
          var rows = traffic.rows(job, completed);
          loads.add(Load.of(job, period, started, completed, rows, Shop.VERSION));
        }
      }
    }
    loads.sort(ORDER);
    return loads;
  }

  /** A run of a job that ends now, as large as it usually is at this hour. */
  Load now(ShopJob job, Instant now) {
    var completed = now.truncatedTo(ChronoUnit.MILLIS);
    var started = completed.minus(Duration.ofSeconds(2));
    var unit = job.isHourly() ? ChronoUnit.HOURS : ChronoUnit.DAYS;
    var rows = traffic.rows(job, completed);
    return Load.of(job, now.truncatedTo(unit), started, completed, rows, Shop.VERSION);
  }
}
