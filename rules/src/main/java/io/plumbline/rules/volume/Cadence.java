package io.plumbline.rules.volume;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/** Learns how often a dataset is loaded from its first loads. */
final class Cadence {
  /** Loads that are needed. */
  static final int LOADS = 8;

  /** Gaps in a row that do not fit the period, after which it is learned anew. */
  static final int STRAY_GAPS = 24;

  private static final double[] USUAL_SECONDS = {
    60, 120, 300, 600, 900, 1_200, 1_800, 3_600, 7_200, 10_800, 14_400, 21_600, 28_800, 43_200,
    86_400, 604_800
  };

  /** A period this close to a usual one is that. */
  private static final double CLOSE = 0.15;

  private Cadence() {}

  /** The period in seconds: the median gap, or the usual period that it is close to. */
  static OptionalDouble of(List<VolumePoint> loads) {
    if (loads.size() < LOADS) {
      return OptionalDouble.empty();
    }
    var starts = loads.stream().mapToLong(VolumePoint::startMillis).sorted().distinct().toArray();
    if (starts.length < 2) {
      return OptionalDouble.empty();
    }
    var gaps = new double[starts.length - 1];
    for (int i = 0; i < gaps.length; i++) {
      gaps[i] = (starts[i + 1] - starts[i]) / 1000.0;
    }
    Arrays.sort(gaps);
    double median = Math.max(1, gaps[gaps.length / 2]);
    return OptionalDouble.of(
        Arrays.stream(USUAL_SECONDS)
            .filter(usual -> Math.abs(median / usual - 1) < CLOSE)
            .findFirst()
            .orElse(median));
  }

  /** Whether a gap fits the period; a load of the same period again does. */
  static boolean fits(double gapSeconds, double periodSeconds) {
    return gapSeconds == 0 || (gapSeconds > periodSeconds / 2 && gapSeconds < 2 * periodSeconds);
  }
}
