package io.plumbline.rules.normal;

import java.util.Arrays;
import java.util.Optional;

/**
 * Which share of the final count of a window is usually there after each part of it, and how much
 * that share varies beyond what counting explains: on the scale of log odds, where shares near
 * nothing and near all vary alike. Figures of long ago fade, and a window that strays counts for no
 * more than one that strays by three deviations.
 *
 * @param means log odds of the share, by point
 * @param variances of the log odds, likewise
 * @param seen windows learned from, likewise
 */
public record UsualCourse(float[] means, float[] variances, float[] seen) {
  /** Points a window. */
  static final int POINTS = 24;

  /** Windows before a point tells anything. */
  private static final int LEARNED = 8;

  private static final double GAIN = 0.04;
  private static final double FIRST_VARIANCE = 0.1;

  /** How many windows the first variance weighs. */
  private static final double FIRST_WEIGHT = 3;

  private static final double LEAST_VARIANCE = 1e-4;
  private static final double MOST_DEVIATIONS = 3;

  /** A course of which nothing is known. */
  static UsualCourse unknown() {
    var variances = new float[POINTS];
    Arrays.fill(variances, (float) FIRST_VARIANCE);
    return new UsualCourse(new float[POINTS], variances, new float[POINTS]);
  }

  /** The course after one more window; O(points). */
  UsualCourse learn(OpenCourse window, double total) {
    if (window.isBroken() || total < 1) {
      return this;
    }
    var next = new UsualCourse(means.clone(), variances.clone(), seen.clone());
    for (int point = 1; point < POINTS; point++) {
      if (!Float.isNaN(window.counts()[point])) {
        next.learn(point, Math.min(window.counts()[point], total), total);
      }
    }
    return next;
  }

  private void learn(int point, double count, double total) {
    double there = count + 0.5;
    double toCome = total - count + 0.5;
    double counting = 1 / there + 1 / toCome;
    double away = Math.log(there / toCome) - means[point];
    if (seen[point] == 0) {
      means[point] += (float) away;
      seen[point] = 1;
      return;
    }
    double most = MOST_DEVIATIONS * Math.sqrt(variances[point] + counting);
    double clipped = seen[point] < LEARNED ? away : Math.max(-most, Math.min(most, away));
    double trust = variances[point] / (variances[point] + counting / (seen[point] + 1));
    means[point] += (float) (Math.max(GAIN, 1 / (seen[point] + 1)) * trust * clipped);
    // One window more makes the mean surer by 1/n, and so the deviation from it is greater.
    double square = clipped * clipped * seen[point] / (seen[point] + 1) - counting;
    double gain = Math.max(GAIN, 1 / (seen[point] + FIRST_WEIGHT));
    variances[point] += (float) (gain * (Math.max(0, square) - variances[point]));
    seen[point]++;
  }

  /** The share of the final count that is usually there at a point. */
  double share(int point) {
    return share((double) means[point]);
  }

  /**
   * What the final count of a window may be; nothing until enough windows were seen.
   *
   * @param deviations how many standard deviations the interval reaches
   */
  Optional<CountForecast> forecast(int point, double count, double deviations) {
    if (point < 1 || seen[point] < LEARNED) {
      return Optional.empty();
    }
    double deviation =
        Math.sqrt(Math.max(LEAST_VARIANCE, variances[point]) * (1 + 1.0 / seen[point]));
    return Optional.of(CountForecast.of(count, means[point], deviation, deviations));
  }

  private static double share(double logOdds) {
    return 1 / (1 + Math.exp(-logOdds));
  }
}
