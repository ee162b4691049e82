package io.plumbline.rules.series;

import java.nio.ByteBuffer;

/** One number that follows from a series, and how unusual its next value is. */
final class View {
  /**
   * What a power of ten of improbability adds to novelty. Anything between a third and a whole
   * serves about as well.
   */
  private static final double PER_POWER = 0.5;

  private static final double MOST_POWERS = 300;

  private final SeriesView kind;
  private final Extremes extremes = new Extremes();
  private final TailFit tail = new TailFit();

  // Of the number looked at last.
  private double centre;
  private double unit;
  private double number;
  private double novelty;
  private double powers;

  View(SeriesView kind) {
    this.kind = kind;
  }

  /**
   * Looks at a number that is not learned yet.
   *
   * @param from what it is a distance from
   * @param in the unit that the distance is in
   * @param grain what does not count as a change of a number that never changed
   * @return how unusual it is, from 0; 3 and more is rare
   */
  double look(double distance, double from, double in, double grain) {
    number = distance;
    centre = from;
    unit = in;
    novelty = extremes.novelty(number, grain);
    powers =
        extremes.most() > extremes.least()
            ? Math.min(MOST_POWERS, tail.surprise(Math.abs(number)))
            : 0;
    return novelty + PER_POWER * powers;
  }

  /** Learns the number looked at last. */
  void learn() {
    extremes.learn(number);
    tail.learn(Math.abs(number));
  }

  /**
   * The judgement by this view alone.
   *
   * @param count how many numbers are known; none of them was as far out as what is novel
   */
  SeriesJudgement judgement(double score, int count) {
    double byTail = Math.pow(10, -powers);
    return new SeriesJudgement(
        score,
        kind,
        centre + unit * number,
        centre + unit * extremes.least(),
        centre + unit * extremes.most(),
        novelty > 1 ? Math.min(byTail, 1.0 / (count + 1)) : byTail);
  }

  void write(ByteBuffer to) {
    extremes.write(to);
    tail.write(to);
  }

  void read(ByteBuffer from) {
    extremes.read(from);
    tail.read(from);
  }
}
