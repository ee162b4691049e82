package io.plumbline.standalone.backtest;

import io.plumbline.model.DatasetId;
import io.plumbline.model.Finding;
import io.plumbline.model.JobId;
import io.plumbline.model.RunOutput;
import io.plumbline.model.Verdict;
import io.plumbline.rules.ArrivalExpectation;
import io.plumbline.rules.Expectation;
import io.plumbline.rules.Rule;
import io.plumbline.rules.arrival.ArrivalDetector;
import io.plumbline.rules.arrival.ArrivalState;
import io.plumbline.rules.calendar.Calendars;
import io.plumbline.rules.volume.LoadAlert;
import io.plumbline.rules.volume.VolumeDetector;
import io.plumbline.rules.volume.VolumeState;
import java.util.List;
import java.util.Map;

/**
 * One rule on one dataset, judged by the detector that judges it in a running engine. A violation
 * is raised once, until the rule holds again.
 */
final class RuleWatch implements Watch {
  /** A violation of a rule that knows no degree. */
  private static final double VIOLATED = 2;

  private final Rule rule;
  private final DatasetId dataset;
  private final long periodMillis;
  private final VolumeDetector volumes;
  private final ArrivalDetector arrivals;
  private VolumeState volume;
  private ArrivalState arrival;
  private long deadlineMillis = Long.MAX_VALUE;
  private boolean violated;

  /**
   * @param rule about volume or arrival
   * @param periodMillis between loads of the dataset
   */
  RuleWatch(Rule rule, DatasetId dataset, long periodMillis, Calendars calendars) {
    this.rule = rule;
    this.dataset = dataset;
    this.periodMillis = periodMillis;
    boolean isVolume = rule.expectation() instanceof Expectation.Normal;
    volumes = isVolume ? new VolumeDetector(rule, 0, calendars) : null;
    arrivals = isVolume ? null : new ArrivalDetector(rule, calendars);
    volume = VolumeState.initial();
  }

  /** Whether a replay of loads can judge the rule. */
  static boolean judges(Rule rule) {
    return rule.expectation() instanceof ArrivalExpectation
        ? !(rule.expectation() instanceof ArrivalExpectation.Within)
        : rule.expectation() instanceof Expectation.Normal normal
            && normal.metric().text().equals("ROW_COUNT()")
            && rule.isAboutWholeRuns();
  }

  @Override
  public long deadlineMillis() {
    return deadlineMillis;
  }

  @Override
  public List<LoadAlert> wake() {
    var step = arrivals.wake(arrival, deadlineMillis);
    arrival = step.next();
    arm(step.wakeAtMillis());
    return told(step.findings());
  }

  @Override
  public List<LoadAlert> load(long endMillis, long atMillis, double rows) {
    var runId = "load " + endMillis;
    if (volumes != null) {
      var load =
          new RunOutput(
              dataset,
              new JobId(dataset.tenant(), "backtest", "load"),
              runId,
              atMillis,
              endMillis - periodMillis,
              Math.round(rows),
              null,
              Map.of(),
              null,
              null);
      var step = volumes.observe(volume, load, rows);
      volume = step.next();
      return told(step.findings());
    }
    var step = arrivals.arrive(arrival, dataset, runId, atMillis, atMillis);
    arrival = step.next();
    arm(step.wakeAtMillis());
    return told(step.findings());
  }

  private void arm(long wakeAtMillis) {
    deadlineMillis = wakeAtMillis == 0 ? Long.MAX_VALUE : wakeAtMillis;
  }

  /** The newest finding alone: a replay in order has no corrections of what was before. */
  private List<LoadAlert> told(List<Finding> findings) {
    if (findings.isEmpty()) {
      return List.of();
    }
    var newest = findings.get(findings.size() - 1);
    boolean again = violated;
    violated = newest.verdict() == Verdict.FAIL;
    if (!violated || again) {
      return List.of();
    }
    var score = newest.details().get("score");
    return List.of(
        new LoadAlert(
            newest.atMillis(),
            score == null ? VIOLATED : Math.max(1, Double.parseDouble(score)),
            rule.name(),
            newest.message()));
  }
}
