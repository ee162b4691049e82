package io.plumbline.rules.volume;

import java.util.Arrays;
import java.util.Optional;

/**
 * What a load is expected to be: an interval of rows from a {@link VolumeHistory}.
 *
 * @param expected rows
 * @param lower fewest rows that are normal
 * @param upper most rows that are normal
 * @param view what it is compared with, for people
 */
record Baseline(double expected, double lower, double upper, String view) {
  private static final int SLOT_LEARNED = 3;
  private static final int HOUR_LEARNED = 5;
  private static final int RECENT_LEARNED = 10;
  private static final long RECENT_MILLIS = 3_600_000L;

  /** Within an hour a day's rise may double the rows: ln 2. */
  private static final double RECENT_TREND = Math.log(2);

  private static final int ALL_LEARNED = 12;

  /** A season that is not known yet may make three times more or fewer rows: ln 3. */
  private static final double UNKNOWN_SEASON = Math.log(3);

  /** Deviations in robust standard deviations beyond which a load is not normal. */
  private static final double WIDTH = 5;

  /** No series is trusted to be steadier than this share. */
  private static final double LEAST_SPREAD = 0.05;

  /**
   * The expectation for a load at an instant: from the same hour of the week where three loads are
   * known, else from the same hour of other days once this weekday was seen, else from the last
   * three hours, else, with a wide margin, from all loads; empty while still learning.
   */
  static Optional<Baseline> of(VolumeHistory history, long atMillis) {
    int slot = Slots.hourOfWeek(atMillis);
    var sameSlot = history.slots().getOrDefault(slot, new double[0]);
    if (sameSlot.length >= SLOT_LEARNED) {
      return Optional.of(around(Median.of(sameSlot), history, "the same hour of past weeks"));
    }
    var sameHour = sameHour(history, slot);
    if (sameHour.length >= HOUR_LEARNED && sameSlot.length > 0) {
      return Optional.of(within(sameHour, 0, history, "the same hour of past days"));
    }
    var lately = lately(history, atMillis);
    if (lately.length >= RECENT_LEARNED) {
      return Optional.of(within(lately, RECENT_TREND, history, "the loads of the last hour"));
    }
    var all = all(history);
    if (all.length >= ALL_LEARNED) {
      return Optional.of(within(all, UNKNOWN_SEASON, history, "all loads so far"));
    }
    return Optional.empty();
  }

  /** How many loads are still needed before every one is judged, at least by all before it. */
  static int missing(VolumeHistory history) {
    return Math.max(1, ALL_LEARNED - all(history).length);
  }

  private static double[] all(VolumeHistory history) {
    var slots = history.slots().values().stream().flatMapToDouble(Arrays::stream).toArray();
    // Many loads within few hours fill their slots: the recent ones are then more of them.
    return slots.length >= history.recent().length ? slots : history.recent();
  }

  private static double[] sameHour(VolumeHistory history, int slot) {
    return Arrays.stream(Slots.sameHour(slot))
        .mapToObj(s -> history.slots().getOrDefault(s, new double[0]))
        .flatMapToDouble(Arrays::stream)
        .toArray();
  }

  private static double[] lately(VolumeHistory history, long atMillis) {
    int from = 0;
    while (from < history.recent().length && history.recentAt()[from] < atMillis - RECENT_MILLIS) {
      from++;
    }
    return Arrays.copyOfRange(history.recent(), from, history.recent().length);
  }

  private static Baseline within(
      double[] values, double margin, VolumeHistory history, String view) {
    double lowest = Arrays.stream(values).min().orElseThrow();
    double highest = Arrays.stream(values).max().orElseThrow();
    double center = Median.of(values);
    var around = around(center, history, view);
    return new Baseline(
        around.expected,
        Math.max(0, Math.expm1(Math.log1p(around.lower) - (center - lowest) - margin)),
        Math.expm1(Math.log1p(around.upper) + (highest - center) + margin),
        view);
  }

  private static Baseline around(double center, VolumeHistory history, String view) {
    double expected = Math.expm1(center);
    // Counting noise: a Poisson count of n has a relative deviation of 1/sqrt(n).
    double counting = 1 / (1 + Math.max(0, expected));
    double noise = Math.max(LEAST_SPREAD, Median.spread(history.residuals()));
    double width = WIDTH * Math.sqrt(noise * noise + counting);
    return new Baseline(
        expected, Math.max(0, Math.expm1(center - width)), Math.expm1(center + width), view);
  }
}
