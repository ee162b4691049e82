package io.plumbline.rules.volume;

import io.plumbline.rules.volume.Season.Day;
import java.nio.ByteBuffer;

/**
 * The model of one series of loads on a log scale: level, season, noise and tails, all learned from
 * the series; a load is judged by what came before it and only then learned from. Anomalies are not
 * learned from until they are a new level or a pattern.
 *
 * <p>O(1) time and at most 4 KB a series. Deterministic; not safe for use by several threads.
 */
public final class VolumeModel {
  /** False alarms a month that a series may raise by chance: sudden changes, streaks, leaks. */
  private static final double SUDDEN_FALSE_ALARMS = 0.015;

  private static final double STREAK_FALSE_ALARMS = 0.12;
  private static final double LEAK_FALSE_ALARMS = 0.03;

  /** Loads before any is judged. */
  public static final int LEARNED = 12;

  /** No series is trusted to be steadier than this share. */
  private static final double LEAST_DEVIATION = 0.01;

  /** A change of fewer percent is none: on a log scale. */
  static final double LEAST_CHANGE = 0.1;

  private static final double UNPROVEN = 0.9;
  private static final double LIMIT = 2.5;
  private static final double SEASON_LIMIT = 3;
  private static final int FREE_LOADS = 40;

  /** A season's uncertainty beyond so many times the noise is too great to call an anomaly one. */
  private static final double UNKNOWN_SEASON = 3;

  /** A score that is an anomaly's even where the season is uncertain. */
  private static final double SURE = 2;

  private static final double LEAST_UNKNOWN = 0.005;
  private static final double LEVEL_SHARE = 0.02;
  private static final double STUCK_MARGIN = 0.5;
  private static final double MOST_LOG = 40;
  private static final double UNBOUNDED = 1e9;
  private static final byte LAYOUT = 2;

  /** The layout before there were streaks. */
  private static final byte WITHOUT_STREAK = 1;

  private final VolumeSettings settings;
  private final double needed;
  private final Levels levels;
  private final Season season;
  private final Noise noise = new Noise();
  private final Tail up = new Tail(Tail.FIRST_RATE);
  private final Tail down = new Tail(Tail.FIRST_RATE);
  private final Repeats repeats = new Repeats();
  private final Recurrence recurrence;
  private final Shift shift;
  private final Leak leak;
  private final Streak streak;
  private KnownDeviations known;
  private long count;

  public VolumeModel(VolumeSettings settings) {
    this.settings = settings;
    needed = -Math.log10(SUDDEN_FALSE_ALARMS / settings.perMonth());
    levels = new Levels(settings);
    season = new Season(settings);
    recurrence = new Recurrence(settings);
    shift = new Shift(settings);
    leak = new Leak(settings, LEAK_FALSE_ALARMS);
    streak = new Streak(settings, STREAK_FALSE_ALARMS);
    known = new KnownDeviations(settings, KnownState.NONE);
  }

  /** What people told of the series; it is kept apart from the model. */
  VolumeModel with(KnownDeviations told) {
    known = told;
    return this;
  }

  /** Loads that it has seen. */
  long count() {
    return count;
  }

  /** How the value stands to the forecasts of what kind of day it may be. */
  private record Standing(double forecast, double deviation, double standard, Day day) {}

  /**
   * Judges a load, then learns from it.
   *
   * @param endMillis end of the period that it covers
   * @param rows at least 0
   * @param missed loads that should have come since the last one; it may bring their rows
   */
  public Judgement observe(long endMillis, double rows, int missed) {
    return observe(endMillis, rows, missed, Told.NOTHING);
  }

  /** The same for a load of which people told something: what they expect is learned from. */
  Judgement observe(long endMillis, double rows, int missed, Told told) {
    var slot = LocalSlot.before(endMillis, settings);
    double value = Math.log1p(Math.max(0, rows));
    if (count == 0) {
      levels.begin(value);
    }
    double level = levels.forecast();
    int hour = settings.hasHours() ? slot.nearestHour() : 0;
    double own = noise.at(hour);
    double unsure = season.uncertainty(slot, Day.ORDINARY);
    var standing = catchUp(standing(slot, value, level, own), value, missed);
    boolean ready = count >= LEARNED;

    double surprise = (standing.standard > 0 ? up : down).surprise(Math.abs(standing.standard));
    double alone = ready ? sudden(standing, surprise, value) : 0;
    double together = streak(standing, slot, value, level, own, missed);
    double sudden = Math.max(alone, together);
    double stuck = repeats.take(rows, Math.sqrt(own + 1 / (rows + 1))) / (needed + STUCK_MARGIN);
    var judgement = judgement(standing, slot, surprise, alone, ready ? stuck : 0, ready);
    if (together > judgement.score()) {
      judgement = judgement.as(together, View.STREAK);
    }

    boolean unknown = unsure > Math.max(UNKNOWN_SEASON * own, LEAST_UNKNOWN);
    boolean anomalous = sudden >= (unknown ? SURE : 1);
    var usual = slot.isHoliday() ? Day.HOLIDAY : Day.ORDINARY;
    double error = value - level - season.mean(slot, usual);
    double calm = Levels.clip(error, 3 * standing.deviation);
    leak.take(endMillis / 1000.0, level + calm, !anomalous && !slot.isHoliday());
    if (ready && leak.score() > judgement.score()) {
      judgement = judgement.as(leak.score(), View.LEAK);
    }
    if (anomalous && recurrence.isPattern(slot, error, standing.deviation)) {
      season.doubt(slot, error);
      judgement = judgement.as(Math.min(judgement.score(), UNPROVEN), judgement.view());
      anomalous = false;
      unknown = true;
    }
    if (told == Told.EXPECTED) {
      accept(judgement);
    }
    var answer = KnownDeviations.Answer.NEW;
    if (anomalous) {
      answer = known.take(slot, endMillis, error, standing.deviation, told);
    } else {
      known.ordinary();
    }
    if (answer.isKnown() || told == Told.EXPECTED) {
      judgement = judgement.as(Math.min(judgement.score(), UNPROVEN), judgement.view());
    }
    count++;
    if (answer.isKnown()) {
      adopt(answer.level());
    } else if (anomalous) {
      if (slot.isHoliday()) {
        season.doubtHoliday(slot, error);
      }
      shift.anomaly(error, standing.deviation).ifPresent(this::adopt);
    } else {
      shift.ordinary();
      if (!unknown) {
        streak.learn();
      }
      if (!(judgement.isAnomaly() && judgement.view() == View.STUCK)) {
        learn(slot, usual, level, error, standing.deviation, own, unknown, hour);
      }
    }
    return judgement;
  }

  private void accept(Judgement judgement) {
    if (judgement.isAnomaly() && judgement.view() == View.STUCK) {
      repeats.accept();
    }
    if (leak.score() >= 1) {
      leak.accept();
    }
  }

  private void adopt(double by) {
    if (by != 0) {
      levels.shift(by);
      leak.shift(by);
      season.shift();
      streak.end();
    }
  }

  /** The forecast that explains a value best; on a holiday anything between forecasts is normal. */
  private Standing standing(LocalSlot slot, double value, double level, double own) {
    Standing best = null;
    double least = Double.MAX_VALUE;
    double most = -Double.MAX_VALUE;
    for (var day : season.days(slot)) {
      double forecast = level + season.mean(slot, day);
      least = Math.min(least, forecast);
      most = Math.max(most, forecast);
      double deviation =
          Math.sqrt(
              own
                  + LEAST_DEVIATION * LEAST_DEVIATION
                  + Math.min(1, season.uncertainty(slot, day))
                  + counting(forecast));
      double standard = (value - forecast) / deviation;
      if (best == null || Math.abs(standard) < Math.abs(best.standard)) {
        best = new Standing(forecast, deviation, standard, day);
      }
    }
    boolean between = value > least && value < most;
    return between ? new Standing(best.forecast, best.deviation, 0, best.day) : best;
  }

  /** A Poisson count of n has a relative variance of 1/n. */
  private static double counting(double forecast) {
    return 1 / (Math.max(0, Math.expm1(Math.min(forecast, MOST_LOG))) + 1);
  }

  /** A load after missed ones may bring their rows too. */
  private static Standing catchUp(Standing standing, double value, int missed) {
    if (missed == 0 || standing.standard <= 0) {
      return standing;
    }
    double all = standing.forecast + Math.log(missed + 1.0);
    double standard = value < all ? 0 : (value - all) / standing.deviation;
    return new Standing(
        standing.forecast, standing.deviation, Math.min(standing.standard, standard), standing.day);
  }

  private double sudden(Standing standing, double surprise, double value) {
    double score = Math.max(0, surprise / needed);
    double change = Math.abs(value - standing.forecast);
    return change < LEAST_CHANGE ? Math.min(score, UNPROVEN * change / LEAST_CHANGE) : score;
  }

  /** How far the load and those before it are towards an alarm together. */
  private double streak(
      Standing standing, LocalSlot slot, double value, double level, double own, int missed) {
    if (missed > 0 || (slot.isHoliday() && settings.hasDays())) {
      streak.end();
      return 0;
    }
    double score =
        streak.take(
            value - season.mean(slot, standing.day),
            level,
            own + counting(standing.forecast),
            Math.min(1, season.uncertainty(slot, standing.day)));
    return isSettled() ? score : 0;
  }

  /** Whether the series has been seen long enough for what is rare in it to be known. */
  private boolean isSettled() {
    return count > Math.max(30, 7 * settings.perDay());
  }

  private Judgement judgement(
      Standing standing,
      LocalSlot slot,
      double surprise,
      double sudden,
      double stuck,
      boolean ready) {
    double month = season.monthly(slot);
    double holiday = season.holiday(slot, standing.day);
    return new Judgement(
        Math.max(sudden, stuck),
        stuck > sudden ? View.STUCK : standing.standard > 0 ? View.SPIKE : View.DROP,
        standing.forecast,
        standing.deviation,
        new Bounds(down.rate(), down.scale(), up.rate(), up.scale(), needed),
        surprise,
        season.mean(slot, standing.day) - month - holiday,
        month,
        holiday,
        ready ? 0 : (int) (LEARNED - count));
  }

  private void learn(
      LocalSlot slot,
      Day day,
      double level,
      double error,
      double deviation,
      double own,
      boolean unknown,
      int hour) {
    double forecast = level + season.mean(slot, day);
    boolean free = count < FREE_LOADS || unknown;
    double limit = free ? UNBOUNDED : LIMIT * deviation;
    double counting = counting(forecast);
    double observed = own + counting + 1e-5;
    if (isSettled() && !unknown) {
      up.learn(Math.max(0, error / deviation));
      down.learn(Math.max(0, -error / deviation));
    }
    double unsure = season.variance(slot, day);
    if (slot.isHoliday()) {
      season.learnHoliday(slot, forecast + error - level, observed, settings.perDay());
      if (settings.hasDays()) {
        return;
      }
    }
    double total = observed + unsure + LEVEL_SHARE * observed;
    double share = Math.min(1, (1 + LEVEL_SHARE) * observed / (observed + unsure));
    double flat = error + level;
    double slow = flat - levels.slow();
    levels.learn(flat, count, limit, share);
    double innovation = Levels.clip(slow, free ? UNBOUNDED : SEASON_LIMIT * deviation);
    levels.learnSlow(innovation, count, share);
    season.learn(slot, innovation, observed, total);
    double clipped = Levels.clip(error, limit);
    double square = clipped * clipped;
    noise.learn(hour, Math.max(0, square - Math.min(unsure, square / 2) - counting), count);
  }

  /** The state as bytes; at most 4 KB. */
  public byte[] toBytes() {
    int size =
        1
            + Long.BYTES
            + Levels.bytes()
            + season.bytes()
            + Noise.bytes()
            + 2 * Tail.bytes()
            + Repeats.bytes()
            + recurrence.bytes()
            + Shift.bytes()
            + Leak.bytes()
            + Streak.bytes();
    var out = ByteBuffer.allocate(size);
    out.put(LAYOUT).putLong(count);
    levels.write(out);
    season.write(out);
    noise.write(out);
    up.write(out);
    down.write(out);
    repeats.write(out);
    recurrence.write(out);
    shift.write(out);
    leak.write(out);
    streak.write(out);
    return out.array();
  }

  /**
   * The model as it was.
   *
   * @throws IllegalArgumentException if the bytes are of another layout
   */
  public static VolumeModel of(VolumeSettings settings, byte[] bytes) {
    var in = ByteBuffer.wrap(bytes);
    byte layout = in.get();
    if (layout != LAYOUT && layout != WITHOUT_STREAK) {
      throw new IllegalArgumentException("Cannot read a volume model of layout " + layout);
    }
    var model = new VolumeModel(settings);
    model.count = in.getLong();
    model.levels.read(in);
    model.season.read(in);
    model.noise.read(in);
    model.up.read(in);
    model.down.read(in);
    model.repeats.read(in);
    model.recurrence.read(in);
    if (layout == WITHOUT_STREAK) {
      model.shift.readWide(in);
    } else {
      model.shift.read(in);
    }
    model.leak.read(in);
    if (layout != WITHOUT_STREAK) {
      model.streak.read(in);
    }
    return model;
  }
}
