package io.plumbline.rules.volume;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Watches the loads of one dataset whose schedule is known: their volume, and by a clock whether
 * they come. One alarm an episode: an alarm of the same view is not raised again before three
 * ordinary loads have passed.
 *
 * <p>Time only moves forward: call {@link #wake} with the deadline before a later load is given.
 */
public final class LoadWatch {
  /** What a load that does not come is called among the kinds of alerts. */
  public static final String LATE = "late";

  /** Least score that is told: what is far from an alarm is of no use to anybody. */
  private static final double TOLD = 0.2;

  private static final int CALM_LOADS = 3;

  /** Loads missed in a row that are told one by one; after them silence is known. */
  private static final int MOST_MISSED_TOLD = 3;

  /** A load that is late is late: there is no degree, but twice the threshold sets it apart. */
  private static final double LATE_SCORE = 2;

  private final VolumeSettings settings;
  private final VolumeModel model;
  private final ArrivalDelay delay;
  private final int[] calm = new int[View.values().length];
  private long lastEndMillis = Long.MIN_VALUE;
  private long expectedMillis = Long.MAX_VALUE;
  private int missedTold;

  public LoadWatch(VolumeSettings settings) {
    this.settings = settings;
    model = new VolumeModel(settings);
    delay = new ArrivalDelay(settings);
    Arrays.fill(calm, CALM_LOADS);
  }

  /** When the next load is late if it has not come; {@link Long#MAX_VALUE} while not known. */
  public long deadlineMillis() {
    return expectedMillis == Long.MAX_VALUE || !delay.isLearned() || missedTold >= MOST_MISSED_TOLD
        ? Long.MAX_VALUE
        : expectedMillis + Math.round(1000 * delay.deadlineSeconds());
  }

  /** The deadline has passed: the load that was expected is late. Awaits the one after it. */
  public LoadAlert wake() {
    long deadline = deadlineMillis();
    var alert =
        new LoadAlert(
            deadline,
            LATE_SCORE,
            LATE,
            "the load for %s has not come %d s after its time"
                .formatted(
                    Instant.ofEpochMilli(expectedMillis), (deadline - expectedMillis) / 1000));
    missedTold++;
    expectedMillis += period();
    return alert;
  }

  /**
   * A load came.
   *
   * @param endMillis the time that it is for: the end of its period
   * @param atMillis when it came
   * @param rows at least 0
   */
  public List<LoadAlert> load(long endMillis, long atMillis, double rows) {
    int missed =
        lastEndMillis == Long.MIN_VALUE
            ? 0
            : (int) Math.max(0, Math.round((endMillis - lastEndMillis) / (double) period()) - 1);
    delay.learn((atMillis - endMillis) / 1000.0);
    var judgement = model.observe(endMillis, rows, missed);
    lastEndMillis = Math.max(lastEndMillis, endMillis);
    expectedMillis =
        expectedMillis == Long.MAX_VALUE
            ? lastEndMillis + period()
            : Math.max(expectedMillis, lastEndMillis + period());
    missedTold = 0;
    return told(atMillis, rows, judgement);
  }

  private List<LoadAlert> told(long atMillis, double rows, Judgement judgement) {
    var alerts = new ArrayList<LoadAlert>();
    int view = episode(judgement.view()).ordinal();
    boolean again = judgement.isAnomaly() && calm[view] < CALM_LOADS;
    if (judgement.score() > TOLD && !again) {
      alerts.add(
          new LoadAlert(
              atMillis,
              judgement.score(),
              judgement.view().name().toLowerCase(Locale.ROOT),
              VolumeWords.explanation(rows, judgement)));
    }
    for (int i = 0; i < calm.length; i++) {
      calm[i] = Math.min(CALM_LOADS, calm[i] + 1);
    }
    if (judgement.isAnomaly()) {
      calm[view] = 0;
    }
    return alerts;
  }

  /** Loads that are few together are a drop that goes on. */
  private static View episode(View view) {
    return view == View.STREAK ? View.DROP : view;
  }

  private long period() {
    return Math.round(1000 * settings.periodSeconds());
  }
}
