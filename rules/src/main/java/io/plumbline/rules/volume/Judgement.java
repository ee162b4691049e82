package io.plumbline.rules.volume;

/**
 * What one load is against all before it. Figures for people are computed when asked for: most
 * loads are ordinary, and nobody asks.
 *
 * @param score how far it is towards an alarm: 1 and more is one; 0 while learning
 * @param view which view fired, or came nearest
 * @param forecast of the value, as are the following figures on a log scale
 * @param deviation standard deviation of what was forecast
 * @param bounds how far from the forecast an alarm begins
 * @param surprise -log10 of the probability of a value as far to the same side
 * @param seasonLog what time of day and weekday add
 * @param monthLog what the day of the month adds
 * @param holidayLog what the holiday adds; 0 on other days
 * @param missing how many loads are needed before any is judged; 0 once it is
 */
public record Judgement(
    double score,
    View view,
    double forecast,
    double deviation,
    Bounds bounds,
    double surprise,
    double seasonLog,
    double monthLog,
    double holidayLog,
    int missing) {
  private static final double MOST_LOG = 40;

  /** Whether it is anomalous. */
  public boolean isAnomaly() {
    return score >= 1;
  }

  public boolean isLearning() {
    return missing > 0;
  }

  /** The value that was expected. */
  public double expected() {
    return rows(forecast);
  }

  /** The least value that raises no alarm of its own. */
  public double lower() {
    return rows(forecast - bounds.below(deviation));
  }

  /** The greatest value that raises no alarm of its own. */
  public double upper() {
    return rows(forecast + bounds.above(deviation));
  }

  /** Probability of a value as extreme in an ordinary load, from 0 to 1. */
  public double pValue() {
    return Math.min(1, 2 * Math.pow(10, -surprise));
  }

  /** Factor that time of day and weekday bring. */
  public double season() {
    return Math.exp(seasonLog);
  }

  /** Factor that the day of the month brings. */
  public double month() {
    return Math.exp(monthLog);
  }

  /** Factor that the holiday brings; 1 on other days. */
  public double holiday() {
    return Math.exp(holidayLog);
  }

  /** The same, seen otherwise. */
  Judgement as(double otherScore, View otherView) {
    return new Judgement(
        otherScore,
        otherView,
        forecast,
        deviation,
        bounds,
        surprise,
        seasonLog,
        monthLog,
        holidayLog,
        missing);
  }

  private static double rows(double log) {
    return Math.max(0, Math.expm1(Math.min(log, MOST_LOG)));
  }
}
