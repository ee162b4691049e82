package io.plumbline.rules.series;

import java.nio.ByteBuffer;

/**
 * Mean and deviation of the first points of a series, and how unusual one more would be. The point
 * that is judged is not among them, so that a total loss shows at once, and a deviation of zero
 * leaves room for small changes.
 */
final class FewPoints {
  /** A change of a constant by so much is none. */
  private static final double GRAIN = 0.01;

  /** So few points prove no more. */
  private static final double MOST_POWERS = 10;

  /** How many deviations around the mean are told as expected. */
  private static final double REACH = 3;

  private int count;
  private double mean;
  private double squares;

  /**
   * -log10 of the probability of a value so far from the mean: the leading factor of the tail of
   * Student's distribution, which bounds it to within a factor.
   */
  double surprise(double value) {
    double room = 1 + 1.0 / count;
    double spread = Math.sqrt(squares / (count - 1) * room) + GRAIN * Math.abs(mean);
    double distance = Math.abs(value - mean);
    if (distance == 0) {
      return 0;
    }
    double t = distance / (spread + Double.MIN_NORMAL);
    int freedom = count - 1;
    return Math.min(MOST_POWERS, freedom / 2.0 * Math.log10(1 + t * t / freedom));
  }

  void learn(double value) {
    count++;
    // Welford 1962
    double delta = value - mean;
    mean += delta / count;
    squares += delta * (value - mean);
  }

  /** The judgement of a value looked at, by a reach of so many deviations. */
  SeriesJudgement judgement(double score, double value, double powers) {
    double reach = REACH * Math.sqrt(squares / (count - 1)) + GRAIN * Math.abs(mean);
    return new SeriesJudgement(
        score, SeriesView.START, value, mean - reach, mean + reach, Math.pow(10, -powers));
  }

  void write(ByteBuffer to) {
    to.putInt(count).putDouble(mean).putDouble(squares);
  }

  void read(ByteBuffer from) {
    count = from.getInt();
    mean = from.getDouble();
    squares = from.getDouble();
  }
}
