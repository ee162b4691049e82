package io.plumbline.rules.volume;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * What a series has been like, on a log scale: {@code ln(1 + rows)}. Bounded: 8 values for each
 * hour of the week, 12 recent ones, 64 residuals. A component added later may be null.
 *
 * @param slots last values by hour of the week, oldest first
 * @param residuals deviations of normal values from their slot's median: the noise of the series
 * @param held values that were anomalous since the last normal one; enough of them are a new level
 * @param codeVersion program version of the last normal load, or null
 */
public record VolumeHistory(
    Map<Integer, double[]> slots,
    long[] recentAt,
    double[] recent,
    double[] residuals,
    double[] held,
    long points,
    String codeVersion) {
  private static final int PER_SLOT = 8;
  private static final int RECENT = 12;
  private static final int RESIDUALS = 64;

  /** Consecutive anomalous loads after which their level is taken as the new normal. */
  static final int ADOPTED_AFTER = 5;

  /** A series without a past. */
  public static VolumeHistory empty() {
    var none = new double[0];
    return new VolumeHistory(Map.of(), new long[0], none, none, none, 0, null);
  }

  /** The history with a normal load added. */
  VolumeHistory withNormal(VolumePoint point) {
    double value = Math.log1p(point.rows());
    int slot = Slots.hourOfWeek(point.atMillis());
    var before = slots.getOrDefault(slot, new double[0]);
    var next = new HashMap<>(slots);
    next.put(slot, append(before, value, PER_SLOT));
    var noise =
        before.length < 2 ? residuals : append(residuals, value - Median.of(before), RESIDUALS);
    var times = Arrays.copyOfRange(recentAt, recentAt.length < RECENT ? 0 : 1, recentAt.length + 1);
    times[times.length - 1] = point.atMillis();
    return new VolumeHistory(
        next,
        times,
        append(recent, value, RECENT),
        noise,
        new double[0],
        points + 1,
        point.codeVersion() == null ? codeVersion : point.codeVersion());
  }

  /** The history with an anomalous load set aside, or with its level adopted. */
  VolumeHistory withAnomalous(VolumePoint point) {
    var aside = append(held, Math.log1p(point.rows()), ADOPTED_AFTER);
    if (aside.length < ADOPTED_AFTER) {
      return new VolumeHistory(slots, recentAt, recent, residuals, aside, points, codeVersion);
    }
    var times = new long[aside.length];
    Arrays.fill(times, point.atMillis());
    return new VolumeHistory(
        Map.of(), times, aside, residuals, new double[0], aside.length, point.codeVersion());
  }

  private static double[] append(double[] values, double value, int limit) {
    int from = values.length < limit ? 0 : 1;
    var next = Arrays.copyOfRange(values, from, values.length + 1);
    next[next.length - 1] = value;
    return next;
  }
}
