package io.plumbline.rules.series;

import java.nio.ByteBuffer;

/**
 * Finds anomalies in one series of numbers of which nothing is known beforehand. Each point is
 * judged by those before it, then learned.
 *
 * <p>Several views of the series are kept: the value, its distance from the recent ones, shifts of
 * the mean over few and over many points. A view is surprised by what is beyond all it has seen,
 * the more so the further, and by what is improbable under the tail of what it has seen. The most
 * surprised view makes the score. After an alarm the detector is quiet until something is as
 * surprising as that was, less what has worn off since: one incident is one alarm, and a worse one
 * is another.
 *
 * <p>Mutable, not safe for use by several threads. Time and space do not grow with the series, and
 * {@link #toBytes} is all that need be kept.
 */
public final class SeriesDetector {
  /** How many points must be known before one is judged at all. */
  public static final int LEARNING = 8;

  private static final int FORMAT = 1;
  private static final int MOST_BYTES = 1_024;

  /** Points before views are asked: fewer have no tail. */
  private static final int START = 60;

  private static final int FEW = 4;
  private static final int DOZEN = 16;
  private static final int DOZENS = 64;
  private static final int HUNDREDS = 256;
  private static final int LONG = 1_000;

  /** Points before the recent spread means something. */
  private static final int SPREAD = 30;

  private static final double LARGEST = 1e150;

  /** Of a constant: a change by less is none. */
  private static final double GRAIN = 0.01;

  /** Of the long spread: what recent points are taken to spread at the least. */
  private static final double LEAST_SPREAD = 0.02;

  /** A surprise that makes a score of a half. */
  private static final double ALARM = 3;

  /** What a power of ten of improbability among few points is worth: an alarm takes five. */
  private static final double START_WEIGHT = 0.6;

  private int count;
  private double level;
  private double spread;
  private double recentSpread;
  private double fewMean;
  private double dozenMean;
  private double dozensMean;
  private double hundredsMean;
  private final FewPoints start = new FewPoints();
  private final View levels = new View(SeriesView.LEVEL);
  private final View deviations = new View(SeriesView.DEVIATION);
  private final View shifts = new View(SeriesView.SHIFT);
  private final View drifts = new View(SeriesView.DRIFT);
  private final QuietTime quiet = new QuietTime();

  /** The most surprised view of the point that is judged; null for none. */
  private View most;

  private double surprise;

  /** A detector that has seen nothing. */
  public SeriesDetector() {
    // All is zero.
  }

  /**
   * A detector that goes on where another one stopped.
   *
   * @param bytes of {@link #toBytes}
   * @throws IllegalArgumentException if they are of another format
   */
  public static SeriesDetector of(byte[] bytes) {
    var detector = new SeriesDetector();
    detector.read(ByteBuffer.wrap(bytes));
    return detector;
  }

  /**
   * Judges a point by those before it, and learns it.
   *
   * @param atMillis when it was measured, in milliseconds since 1970
   * @param value NaN or an infinity where none was measured: such a point is passed over
   */
  public SeriesJudgement observe(long atMillis, double value) {
    if (!Double.isFinite(value)) {
      return SeriesJudgement.ORDINARY;
    }
    double bounded = Math.max(-LARGEST, Math.min(LARGEST, value));
    if (count == 0) {
      level = bounded;
      fewMean = bounded;
      dozenMean = bounded;
      dozensMean = bounded;
      hundredsMean = bounded;
    }
    count++;
    look(bounded);
    var judgement = judge(bounded);
    learn(bounded);
    return judgement;
  }

  /** How many points were learned; the first {@link #LEARNING} are not judged. */
  public int learned() {
    return count;
  }

  private void look(double value) {
    double before = dozensMean;
    fewMean = Means.next(fewMean, value, FEW, count);
    dozenMean = Means.next(dozenMean, value, DOZEN, count);
    dozensMean = Means.next(dozensMean, value, DOZENS, count);
    hundredsMean = Means.next(hundredsMean, value, HUNDREDS, count);
    double grain = GRAIN * Math.abs(level);
    double unit = recentSpread + LEAST_SPREAD * spread + 1e-9 * Math.abs(level) + Double.MIN_NORMAL;
    most = null;
    surprise = 0;
    ask(levels, levels.look(value - level, level, 1, grain));
    double deviation = count > SPREAD ? (value - before) / unit : 0;
    ask(deviations, deviations.look(deviation, before, unit, 0));
    ask(shifts, shifts.look(fewMean - before, before, 1, grain));
    ask(drifts, drifts.look(dozenMean - hundredsMean, hundredsMean, 1, grain));
    recentSpread = Means.next(recentSpread, Math.abs(value - before), DOZENS, count);
  }

  private void ask(View view, double found) {
    if (found > surprise) {
      surprise = found;
      most = view;
    }
  }

  private SeriesJudgement judge(double value) {
    if (count <= LEARNING) {
      return SeriesJudgement.ORDINARY;
    }
    if (count <= START) {
      double powers = start.surprise(value);
      double told = quiet.pass(START_WEIGHT * powers, count);
      return told < 1 ? ordinary(told) : start.judgement(score(told), value, powers);
    }
    double told = quiet.pass(surprise, count);
    return told < 1 || most == null ? ordinary(told) : most.judgement(score(told), count - 1);
  }

  private static double score(double surprise) {
    return surprise / (surprise + ALARM);
  }

  private static SeriesJudgement ordinary(double surprise) {
    return new SeriesJudgement(
        score(surprise), SeriesView.NONE, Double.NaN, Double.NaN, Double.NaN, 1);
  }

  private void learn(double value) {
    if (count <= START) {
      start.learn(value);
    }
    levels.learn();
    deviations.learn();
    shifts.learn();
    drifts.learn();
    double before = level;
    level = Means.next(level, value, LONG, count);
    spread = Means.next(spread, Math.abs(value - before), LONG, count);
  }

  /** All that is known of the series: less than a kilobyte. */
  public byte[] toBytes() {
    var to = ByteBuffer.allocate(MOST_BYTES);
    to.putInt(FORMAT).putInt(count);
    to.putDouble(level).putDouble(spread).putDouble(recentSpread);
    to.putDouble(fewMean).putDouble(dozenMean).putDouble(dozensMean).putDouble(hundredsMean);
    start.write(to);
    levels.write(to);
    deviations.write(to);
    shifts.write(to);
    drifts.write(to);
    quiet.write(to);
    var bytes = new byte[to.position()];
    to.flip().get(bytes);
    return bytes;
  }

  private void read(ByteBuffer from) {
    int format = from.getInt();
    if (format != FORMAT) {
      throw new IllegalArgumentException(
          "Cannot read a detector of format " + format + ": this release reads " + FORMAT);
    }
    count = from.getInt();
    level = from.getDouble();
    spread = from.getDouble();
    recentSpread = from.getDouble();
    fewMean = from.getDouble();
    dozenMean = from.getDouble();
    dozensMean = from.getDouble();
    hundredsMean = from.getDouble();
    start.read(from);
    levels.read(from);
    deviations.read(from);
    shifts.read(from);
    drifts.read(from);
    quiet.read(from);
  }
}
