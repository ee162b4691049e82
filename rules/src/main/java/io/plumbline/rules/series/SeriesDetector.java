package io.plumbline.rules.series;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * Finds anomalies in one series of numbers of which nothing is known beforehand. Each point is
 * judged by those before it, then learned.
 *
 * <p>Several views of the series are kept: the value, its distance from recent ones and from the
 * one before, drifts of the mean, the time of day, how rare the value is and how rare at that hour.
 * A view is surprised by what is beyond all it has seen, the more so the further, and by what is
 * improbable under the tail of what it has seen. The most surprised view makes the score. After an
 * alarm the detector is quiet until something is as surprising as that was, less what has worn off
 * since: one incident is one alarm, and a worse one is another.
 *
 * <p>Mutable, not safe for use by several threads. Time and space do not grow with the series, and
 * {@link #toBytes} is all that need be kept.
 */
public final class SeriesDetector {
  /** How many points must be known before one is judged at all. */
  public static final int LEARNING = 8;

  private static final int FORMAT = 1;
  private static final int MOST_BYTES = 4_096;

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
  private static final double LEAST_SPREAD = 0.01;

  /** A surprise that makes a score of a half. */
  private static final double ALARM = 3.5;

  /** What a power of ten of improbability among few points is worth: an alarm takes five. */
  private static final double START_WEIGHT = 0.7;

  private static final double CAUTION = 2;
  private static final int EXPERIENCED = 1_000;

  /** Seasons repeat: as many points tell less of them. */
  private static final double SEASON_CAUTION = 4;

  private static final int SEASON_EXPERIENCED = 4_000;

  private int count;
  private double level;
  private double spread;
  private double recentSpread;
  private double last;
  private double dozenMean;
  private double dozensMean;
  private double hundredsMean;
  private final FewPoints start = new FewPoints();
  private final DailySeason season = new DailySeason();
  private final Rarity rarity = new Rarity();
  private final View levels = view(SeriesView.LEVEL);
  private final View deviations = view(SeriesView.DEVIATION);
  private final View jumps = view(SeriesView.JUMP);
  private final View drifts = view(SeriesView.DRIFT);
  private final View seasons = new View(SeriesView.SEASON, SEASON_CAUTION, SEASON_EXPERIENCED);
  private final View rare = view(SeriesView.RARITY);
  private final View rareHours = view(SeriesView.HOUR);
  private final QuietTime quiet = new QuietTime();

  // Of the point that is judged.
  private View most;
  private double surprise;
  private boolean hasSeason;

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
      last = bounded;
      dozenMean = bounded;
      dozensMean = bounded;
      hundredsMean = bounded;
    }
    count++;
    look(atMillis, bounded);
    var judgement = judge(bounded);
    learn(atMillis, bounded);
    return judgement;
  }

  /** How many points were learned; the first {@link #LEARNING} are not judged. */
  public int learned() {
    return count;
  }

  private static View view(SeriesView kind) {
    return new View(kind, CAUTION, EXPERIENCED);
  }

  private void look(long atMillis, double value) {
    double before = dozensMean;
    dozenMean = Means.next(dozenMean, value, DOZEN, count);
    dozensMean = Means.next(dozensMean, value, DOZENS, count);
    hundredsMean = Means.next(hundredsMean, value, HUNDREDS, count);
    double grain = GRAIN * Math.abs(level);
    double leastUnit = LEAST_SPREAD * spread + 1e-9 * Math.abs(level) + Double.MIN_NORMAL;
    double unit = recentSpread + leastUnit;
    most = null;
    surprise = 0;
    ask(levels, levels.look(value - level, level, 1, grain));
    double deviation = count > SPREAD ? (value - before) / unit : 0;
    ask(deviations, deviations.look(deviation, before, unit, grain / unit));
    ask(jumps, jumps.look(value - last, last, 1, grain));
    ask(drifts, drifts.look(dozenMean - hundredsMean, hundredsMean, 1, grain));
    hasSeason = season.look(atMillis, leastUnit);
    if (hasSeason) {
      double away = (value - season.expected()) / season.unit();
      double found = seasons.look(away, season.expected(), season.unit(), grain / season.unit());
      ask(seasons, season.isJudge() ? found : 0);
    }
    ask(rare, rare.look(rarity.ofValue(value), Double.NaN, 1, 0));
    int hour = DailySeason.hour(atMillis);
    ask(rareHours, rareHours.look(rarity.atHour(value, hour), Double.NaN, 1, 0));
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
      return SeriesJudgement.LEARNING;
    }
    if (count <= View.START) {
      double powers = start.surprise(value);
      double told = quiet.pass(START_WEIGHT * powers);
      return told < 1
          ? SeriesJudgement.ordinary(score(told))
          : start.judgement(score(told), value, powers);
    }
    double told = quiet.pass(surprise);
    return told < 1 || most == null
        ? SeriesJudgement.ordinary(score(told))
        : most.judgement(score(told), value);
  }

  private static double score(double surprise) {
    return surprise / (surprise + ALARM);
  }

  private void learn(long atMillis, double value) {
    if (count <= View.START) {
      start.learn(value);
    }
    levels.learn();
    deviations.learn();
    jumps.learn();
    drifts.learn();
    if (hasSeason) {
      seasons.learn();
    }
    rare.learn();
    rareHours.learn();
    rarity.learn(value, DailySeason.hour(atMillis));
    season.learn(value, hasSeason);
    double before = level;
    level = Means.next(level, value, LONG, count);
    spread = Means.next(spread, Math.abs(value - before), LONG, count);
    last = value;
  }

  /** All that is known of the series: less than four kilobytes. */
  public byte[] toBytes() {
    var to = ByteBuffer.allocate(MOST_BYTES);
    to.putInt(FORMAT).putInt(count);
    to.putDouble(level).putDouble(spread).putDouble(recentSpread).putDouble(last);
    to.putDouble(dozenMean).putDouble(dozensMean).putDouble(hundredsMean);
    start.write(to);
    season.write(to);
    rarity.write(to);
    for (var view : views()) {
      view.write(to);
    }
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
    last = from.getDouble();
    dozenMean = from.getDouble();
    dozensMean = from.getDouble();
    hundredsMean = from.getDouble();
    start.read(from);
    season.read(from);
    rarity.read(from);
    for (var view : views()) {
      view.read(from);
    }
    quiet.read(from);
  }

  private List<View> views() {
    return List.of(levels, deviations, jumps, drifts, seasons, rare, rareHours);
  }
}
