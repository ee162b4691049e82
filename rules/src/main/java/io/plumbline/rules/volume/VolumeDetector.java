package io.plumbline.rules.volume;

import io.plumbline.model.DatasetId;
import io.plumbline.model.Finding;
import io.plumbline.model.RunOutput;
import io.plumbline.model.Verdict;
import io.plumbline.rules.Direction;
import io.plumbline.rules.Expectation;
import io.plumbline.rules.FindingBuilder;
import io.plumbline.rules.Rule;
import io.plumbline.rules.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Compares each load's row count with the seasonal median of its dataset on a log scale, within a
 * robust deviation (median and MAD by hour of the week). A load never trains the baseline that
 * judges it, and an anomalous one does not train the next, until five in a row are a new level.
 *
 * <p>Pure, and independent of the order of events within the horizon: a late load is put in its
 * place and the loads after it are judged again; corrections carry the same finding ids.
 */
public final class VolumeDetector {
  /** Kept in order whatever their age: a log that is read far behind comes in patches. */
  private static final int LEAST_PENDING = 4;

  private static final int MOST_PENDING = 64;
  private static final Comparator<VolumePoint> ORDER =
      Comparator.comparingLong(VolumePoint::atMillis).thenComparing(VolumePoint::runId);

  private final Rule rule;
  private final Direction direction;
  private final long horizonMillis;

  /**
   * @param horizonMillis how much later than younger events an event may come and still count in
   *     its place
   */
  public VolumeDetector(Rule rule, long horizonMillis) {
    this.rule = rule;
    this.direction = ((Expectation.Normal) rule.expectation()).direction();
    this.horizonMillis = horizonMillis;
  }

  /** Takes one load. Its row count must be known. O(pending loads), usually one or two. */
  public Step<VolumeState> observe(VolumeState state, RunOutput load) {
    var current =
        state.ruleVersion() == rule.version() ? state : VolumeState.initial(rule.version());
    var point =
        new VolumePoint(
            load.atMillis(),
            load.runId() + "/" + load.job().id(),
            load.job().id(),
            load.rows(),
            load.codeVersion());
    var pending = new ArrayList<>(current.pending());
    if (pending.contains(point)) {
      return Step.of(current, List.of());
    }
    pending.removeIf(p -> p.runId().equals(point.runId()));
    pending.add(point);
    pending.sort(ORDER);

    var findings = new ArrayList<Finding>();
    var history = current.history();
    var settled = history;
    int settledCount = 0;
    long newest = pending.get(pending.size() - 1).atMillis();
    for (int i = 0; i < pending.size(); i++) {
      var each = pending.get(i);
      var finding = judge(history, each, load.dataset());
      if (ORDER.compare(each, point) >= 0) {
        findings.add(finding);
      }
      history =
          finding.verdict() == Verdict.FAIL
              ? history.withAnomalous(each)
              : history.withNormal(each);
      boolean old = each.atMillis() <= newest - 2 * horizonMillis;
      if (settledCount == i
          && ((old && pending.size() - i > LEAST_PENDING) || pending.size() - i > MOST_PENDING)) {
        settled = history;
        settledCount++;
      }
    }
    var kept = List.copyOf(pending.subList(settledCount, pending.size()));
    return Step.of(new VolumeState(rule.version(), settled, kept), findings);
  }

  private Finding judge(VolumeHistory history, VolumePoint point, DatasetId dataset) {
    var finding =
        new FindingBuilder(rule, dataset, "", point.runId(), point.atMillis())
            .observed(point.rows())
            .detail("job", point.jobId())
            .codeVersions(point.codeVersion(), history.codeVersion());
    var baseline = Baseline.of(history, point.atMillis());
    if (baseline.isEmpty()) {
      return finding.verdict(
          Verdict.UNKNOWN,
          "Learning the volume of %s: %d more loads are needed"
              .formatted(dataset.name(), Baseline.missing(history)));
    }
    var expected = baseline.get();
    finding.expected(expected.expected(), expected.lower(), expected.upper());
    finding.detail("comparedWith", expected.view());
    boolean low = point.rows() < Math.floor(expected.lower()) && direction != Direction.SPIKE;
    boolean high = point.rows() > Math.ceil(expected.upper()) && direction != Direction.DROP;
    return finding.verdict(
        low || high ? Verdict.FAIL : Verdict.PASS, message(point, expected, dataset, low || high));
  }

  private static String message(
      VolumePoint point, Baseline expected, DatasetId dataset, boolean violated) {
    double change = (point.rows() - expected.expected()) / Math.max(1, expected.expected());
    return String.format(
        Locale.ROOT,
        "%s received %,d rows%s; expected about %,.0f (%,.0f to %,.0f) from %s",
        dataset.name(),
        point.rows(),
        violated ? String.format(Locale.ROOT, ", %+.0f %%", 100 * change) : "",
        expected.expected(),
        expected.lower(),
        expected.upper(),
        expected.view());
  }
}
