package io.plumbline.rules.volume;

import io.plumbline.model.DatasetId;
import io.plumbline.model.Finding;
import io.plumbline.model.RunOutput;
import io.plumbline.model.Verdict;
import io.plumbline.rules.Expectation;
import io.plumbline.rules.FindingBuilder;
import io.plumbline.rules.Rule;
import io.plumbline.rules.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Judges each load of a dataset by the model of its series: level, trend, season, holidays, noise.
 * A load never trains the model that judges it, and an anomalous one does not train the next, until
 * enough of them are a new level or a pattern.
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
  private final Expectation.Normal expectation;
  private final long horizonMillis;

  /**
   * @param horizonMillis how much later than younger events an event may come and still count in
   *     its place
   */
  public VolumeDetector(Rule rule, long horizonMillis) {
    this.rule = rule;
    this.expectation = (Expectation.Normal) rule.expectation();
    this.horizonMillis = horizonMillis;
  }

  /** Takes one load. Its row count must be known. O(pending loads), usually a few. */
  public Step<VolumeState> observe(VolumeState state, RunOutput load) {
    var current =
        state.ruleVersion() == rule.version() ? state : VolumeState.initial(rule.version());
    var point =
        new VolumePoint(
            load.atMillis(),
            load.nominalStartMillis(),
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
    var fold = new SeriesFold(expectation, current.series());
    var settled = current.series();
    int settledCount = 0;
    long newest = pending.get(pending.size() - 1).atMillis();
    for (int i = 0; i < pending.size(); i++) {
      var each = pending.get(i);
      var previousVersion = fold.codeVersion();
      int missing = fold.missing();
      boolean excluded = !isLearnedFrom(each);
      var judgement = excluded ? Optional.<Judgement>empty() : fold.take(each);
      if (ORDER.compare(each, point) >= 0) {
        findings.add(
            excluded
                ? base(each, load.dataset(), previousVersion)
                    .verdict(Verdict.UNKNOWN, VolumeWords.excluded(load.dataset()))
                : finding(each, load.dataset(), judgement, missing, previousVersion));
      }
      boolean old = each.atMillis() <= newest - 2 * horizonMillis;
      if (settledCount == i
          && ((old && pending.size() - i > LEAST_PENDING) || pending.size() - i > MOST_PENDING)) {
        settled = fold.series();
        settledCount++;
      }
    }
    var kept = List.copyOf(pending.subList(settledCount, pending.size()));
    return Step.of(new VolumeState(rule.version(), settled, kept), findings);
  }

  private boolean isLearnedFrom(VolumePoint point) {
    var run = point.runId().substring(0, point.runId().indexOf('/'));
    return rule.history().includes(run, point.atMillis());
  }

  private FindingBuilder base(VolumePoint point, DatasetId dataset, String previousVersion) {
    return new FindingBuilder(rule, dataset, "", point.runId(), point.atMillis())
        .observed(point.value())
        .detail("job", point.jobId())
        .codeVersions(point.codeVersion(), previousVersion);
  }

  private Finding finding(
      VolumePoint point,
      DatasetId dataset,
      Optional<Judgement> judged,
      int missing,
      String previousVersion) {
    var finding = base(point, dataset, previousVersion);
    if (judged.isEmpty() || judged.get().isLearning()) {
      int more = judged.map(Judgement::missing).orElse(missing);
      return finding.verdict(Verdict.UNKNOWN, VolumeWords.learning(dataset, more));
    }
    var judgement = judged.get();
    finding.expected(judgement.expected(), judgement.lower(), judgement.upper());
    VolumeWords.details(judgement).forEach(finding::detail);
    boolean violated = judgement.isAnomaly() && counts(judgement.view());
    return finding.verdict(
        violated ? Verdict.FAIL : Verdict.PASS,
        VolumeWords.message(dataset, point.value(), judgement, violated));
  }

  private boolean counts(View view) {
    return switch (expectation.direction()) {
      case BOTH -> true;
      case DROP -> view != View.SPIKE;
      case SPIKE -> view == View.SPIKE;
    };
  }
}
