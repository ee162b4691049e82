package io.plumbline.rules.series;

import java.util.Locale;

/**
 * What a detector makes of one point.
 *
 * @param score how unusual the point is, from 0 to 1, the same scale in every series; {@link
 *     #THRESHOLD} and above is an anomaly
 * @param view what is unusual about it; {@link SeriesView#NONE} where nothing is
 * @param measured what that view compares
 * @param expectedFrom the least of it that is expected; NaN if there is none
 * @param expectedTo the most of it that is expected; NaN if there is none
 * @param probability of something so far out in a series that goes on as before, by that view; 1
 *     where nothing is unusual
 */
public record SeriesJudgement(
    double score,
    SeriesView view,
    double measured,
    double expectedFrom,
    double expectedTo,
    double probability) {
  /** The score from which on a point is an anomaly. */
  public static final double THRESHOLD = 0.5;

  static final SeriesJudgement ORDINARY = ordinary(0);

  static final SeriesJudgement LEARNING =
      new SeriesJudgement(0, SeriesView.LEARNING, Double.NaN, Double.NaN, Double.NaN, 1);

  static SeriesJudgement ordinary(double score) {
    return new SeriesJudgement(score, SeriesView.NONE, Double.NaN, Double.NaN, Double.NaN, 1);
  }

  /** Whether the point is worth an alarm. */
  public boolean isAnomaly() {
    return score >= THRESHOLD;
  }

  /** In words, such as {@code value 0 where 97.5 to 102 is expected (p = 1e-09)}. */
  public String explanation() {
    if (view == SeriesView.NONE) {
      return "nothing unusual";
    }
    if (view == SeriesView.LEARNING) {
      return "too few points are known to judge one";
    }
    var expected =
        Double.isNaN(expectedFrom)
            ? ""
            : String.format(
                Locale.ROOT, " where %.4g to %.4g is expected", expectedFrom, expectedTo);
    return String.format(
        Locale.ROOT, "%s %.4g%s (p = %.0e)", view.measure(), measured, expected, probability);
  }
}
