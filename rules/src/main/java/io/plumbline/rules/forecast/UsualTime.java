package io.plumbline.rules.forecast;

import io.plumbline.rules.arrival.DayCircle;
import io.plumbline.rules.arrival.Spread;
import java.time.ZoneId;
import java.util.Arrays;

/** The local time of day at which something usually happens, and how much that varies. */
record UsualTime(DayCircle circle, Spread offset) {
  private static final double LEAST_SIGMA_SECONDS = 60;

  /**
   * @param instants when it happened; not empty
   */
  static UsualTime of(long[] instants, ZoneId zone) {
    var circle = DayCircle.around(instants, Recent.MOST, zone);
    return new UsualTime(
        circle, Spread.of(Arrays.stream(instants).mapToDouble(circle::offset).toArray()));
  }

  /** The last usual instant that is not after this one. */
  long before(long atMillis) {
    var day = circle.day(atMillis).plusDays(1);
    long usual = circle.instant(day, offset.middle());
    while (usual > atMillis) {
      day = day.minusDays(1);
      usual = circle.instant(day, offset.middle());
    }
    return usual;
  }

  double sigmaMillis() {
    return Math.max(LEAST_SIGMA_SECONDS, offset.sigma()) * 1000;
  }
}
