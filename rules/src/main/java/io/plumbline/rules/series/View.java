package io.plumbline.rules.series;

import java.nio.ByteBuffer;

/** One number that follows from a series, and how unusual its next value is. */
final class View {
  /** Numbers that must be known before one is judged: fewer have no tail. */
  static final int START = 60;

  /**
   * What a power of ten of improbability adds to novelty. Anything between .4 and .8 serves about
   * as well.
   */
  private static final double PER_POWER = 0.6;

  private static final double MOST_POWERS = 300;

  private final SeriesView kind;
  private final double caution;
  private final int experienced;
  private final Extremes extremes = new Extremes();
  private final TailFit tail = new TailFit();
  private int count;

  // Of the number looked at last.
  private double centre;
  private double unit;
  private double number;
  private double noise;
  private double novelty;
  private double powers;

  /**
   * @param caution what is taken off for each power of ten by which experience falls short: young
   *     views see something new all the time
   * @param experienced how many numbers make experience
   */
  View(SeriesView kind, double caution, int experienced) {
    this.kind = kind;
    this.caution = caution;
    this.experienced = experienced;
  }

  /**
   * Looks at a number that is not learned yet.
   *
   * @param distance the number
   * @param from what it is a distance from; NaN if it is none
   * @param in the unit that it is in
   * @param grain what does not count as a change of a number that never changed
   * @return how unusual it is; 3 and more is rare
   */
  double look(double distance, double from, double in, double grain) {
    number = distance;
    noise = grain;
    centre = from;
    unit = in;
    novelty = 0;
    powers = 0;
    if (count < START) {
      return 0;
    }
    novelty = extremes.novelty(number, grain);
    powers =
        extremes.isSpread() ? Math.min(MOST_POWERS, tail.surprise(Math.abs(number), grain)) : 0;
    double lack = count < experienced ? caution * Math.log10((double) experienced / count) : 0;
    return novelty - lack + PER_POWER * powers;
  }

  /** Learns the number looked at last. */
  void learn() {
    if (count < START) {
      extremes.learn(number);
    } else {
      extremes.learnCarefully(number, noise);
    }
    tail.learn(Math.abs(number));
    count++;
  }

  /** The judgement of the number looked at last by this view alone. */
  SeriesJudgement judgement(double score, double value) {
    double byTail = Math.pow(10, -powers);
    // Of all that are known none was so far out.
    double probability = novelty > 1 ? Math.min(byTail, 1.0 / (count + 1)) : byTail;
    return Double.isNaN(centre)
        ? new SeriesJudgement(score, kind, value, Double.NaN, Double.NaN, probability)
        : new SeriesJudgement(
            score,
            kind,
            centre + unit * number,
            centre + unit * extremes.least(),
            centre + unit * extremes.most(),
            probability);
  }

  void write(ByteBuffer to) {
    to.putInt(count);
    extremes.write(to);
    tail.write(to);
  }

  void read(ByteBuffer from) {
    count = from.getInt();
    extremes.read(from);
    tail.read(from);
  }
}
