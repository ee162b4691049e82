package io.plumbline.rules.volume;

/**
 * How far from its forecast a load may be, by the tails as they were when it was judged.
 *
 * @param surprise from which a deviation is an alarm
 */
record Bounds(double downRate, double downScale, double upRate, double upScale, double surprise) {
  /** The greatest deviation below, on a log scale. */
  double below(double deviation) {
    return Math.max(
        VolumeModel.LEAST_CHANGE, Tail.deviation(downRate, downScale, surprise) * deviation);
  }

  /** The greatest deviation above, on a log scale. */
  double above(double deviation) {
    return Math.max(
        VolumeModel.LEAST_CHANGE, Tail.deviation(upRate, upScale, surprise) * deviation);
  }
}
