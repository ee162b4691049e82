package io.plumbline.rules.volume;

import java.util.ArrayList;
import java.util.List;

/**
 * Deviations that people called expected. If the next load deviates alike, it is the new level; if
 * not, it is known when it comes back at its time of day on such a day: the same weekday, day of
 * the month, or days before the month's end. The latest few are kept.
 */
final class KnownDeviations {
  private static final int MOST = 8;
  private static final int DAY_SECONDS = 86_400;

  /** How far from its time of day a deviation may come back. */
  private static final int NEAR_SECONDS = 3_600;

  /** A series without days of its own comes back within so many days of the month. */
  private static final int NEAR_DAYS = 3;

  /** Loads so many periods apart follow each other. */
  private static final double NEXT = 1.5;

  /**
   * What a deviation is.
   *
   * @param isKnown whether it is no news
   * @param level by how much the level is another from now on; 0 if it is not
   */
  record Answer(boolean isKnown, double level) {
    static final Answer NEW = new Answer(false, 0);
    static final Answer KNOWN = new Answer(true, 0);
  }

  private final VolumeSettings settings;
  private final List<KnownDeviation> known;
  private boolean goesOn;

  KnownDeviations(VolumeSettings settings, KnownState state) {
    this.settings = settings;
    known = new ArrayList<>(state.deviations());
    goesOn = state.goesOn();
  }

  KnownState state() {
    return known.isEmpty() ? KnownState.NONE : new KnownState(List.copyOf(known), goesOn);
  }

  /** Takes an ordinary load: what deviated before it was not the new level. */
  void ordinary() {
    goesOn = false;
  }

  /**
   * Takes an anomalous load.
   *
   * @param noise standard deviation of the forecast
   */
  Answer take(LocalSlot slot, long endMillis, double deviation, double noise, Told told) {
    if (told == Told.EXPECTED) {
      remember(endMillis, deviation);
      goesOn = true;
      return Answer.KNOWN;
    }
    if (goesOn && last().isLike(deviation, noise)) {
      goesOn = false;
      double level = (last().middle() + deviation) / 2;
      known.remove(known.size() - 1);
      return new Answer(true, level);
    }
    return comesBack(slot, endMillis, deviation, noise) ? Answer.KNOWN : Answer.NEW;
  }

  private void remember(long endMillis, double deviation) {
    boolean follows =
        !known.isEmpty()
            && endMillis - last().toMillis() <= NEXT * 1000 * settings.periodSeconds()
            && Math.signum(last().middle()) == Math.signum(deviation);
    if (follows) {
      known.set(known.size() - 1, last().with(endMillis, deviation));
      return;
    }
    known.add(new KnownDeviation(endMillis, endMillis, deviation, deviation));
    if (known.size() > MOST) {
      known.remove(0);
    }
  }

  /** What comes back is the latest again, so that a pattern outlives what came once. */
  private boolean comesBack(LocalSlot slot, long endMillis, double deviation, double noise) {
    for (int i = known.size() - 1; i >= 0; i--) {
      var each = known.get(i);
      if (each.isLike(deviation, noise) && isItsTime(each, slot, endMillis)) {
        known.remove(i);
        known.add(each);
        return true;
      }
    }
    return false;
  }

  private boolean isItsTime(KnownDeviation each, LocalSlot now, long endMillis) {
    if (endMillis <= each.toMillis()) {
      return false;
    }
    var first = LocalSlot.before(each.fromMillis(), settings);
    if (!settings.hasDays()) {
      return Math.abs(first.dayOfMonth() - now.dayOfMonth()) <= NEAR_DAYS;
    }
    long lasted = (each.toMillis() - each.fromMillis()) / 1000;
    int since = Math.floorMod(now.secondOfDay() - first.secondOfDay(), DAY_SECONDS);
    boolean sameHour =
        !settings.hasHours()
            || since <= lasted + NEAR_SECONDS
            || since >= DAY_SECONDS - NEAR_SECONDS;
    // The days that it lasted are its days: each of them may be the one that comes back.
    long days = LocalSlot.before(each.toMillis(), settings).epochDay() - first.epochDay();
    return sameHour
        && (Math.floorMod(now.weekday() - first.weekday(), 7) <= days
            || now.dayOfMonth() == first.dayOfMonth()
            || (now.toMonthEnd() == first.toMonthEnd() && now.toMonthEnd() < NEAR_DAYS));
  }

  private KnownDeviation last() {
    return known.get(known.size() - 1);
  }
}
