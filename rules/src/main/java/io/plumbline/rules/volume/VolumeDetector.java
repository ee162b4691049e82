package io.plumbline.rules.volume;

import io.plumbline.model.DatasetId;
import io.plumbline.model.Finding;
import io.plumbline.model.RunOutput;
import io.plumbline.model.Verdict;
import io.plumbline.rules.Expectation;
import io.plumbline.rules.FindingBuilder;
import io.plumbline.rules.Rule;
import io.plumbline.rules.Step;
import io.plumbline.rules.calendar.Calendar;
import io.plumbline.rules.calendar.Calendars;
import io.plumbline.rules.quality.Grid;
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
 * place and the loads after it are judged again; corrections carry the same finding ids. A rule
 * that changes keeps what it has learned unless it is to learn otherwise, or anew.
 *
 * <p>People correct it: loads of an incident that they expected are learned from, and the influence
 * of runs that a rule leaves out ends. Both reach back {@link VolumePast#KEPT} loads at least.
 */
public final class VolumeDetector {
  /** Kept in order whatever their age: a log that is read far behind comes in patches. */
  private static final int LEAST_PENDING = 4;

  private static final int MOST_PENDING = 64;
  private static final String ROW_COUNT = "ROW_COUNT()";
  private static final Comparator<VolumePoint> ORDER =
      Comparator.comparingLong(VolumePoint::atMillis).thenComparing(VolumePoint::runId);

  private final Rule rule;
  private final Expectation.Normal expectation;
  private final Calendar calendar;
  private final Optional<MetricScale> scale;
  private final long horizonMillis;
  private final String basis;
  private final int excluded;

  /**
   * @param horizonMillis how much later than younger events an event may come and still count in
   *     its place
   * @param calendars those that the rule may name; one that is missing has no holidays
   */
  public VolumeDetector(Rule rule, long horizonMillis, Calendars calendars) {
    this.rule = rule;
    this.expectation = (Expectation.Normal) rule.expectation();
    this.calendar = calendars.orNone(expectation.calendar());
    this.scale = MetricScale.of(expectation.metric());
    this.horizonMillis = horizonMillis;
    this.basis =
        String.join(
                "|",
                expectation.metric().text(),
                String.valueOf(expectation.basis()),
                String.valueOf(expectation.strategy()),
                String.valueOf(rule.history().sinceMillis()))
            + rows(rule);
    this.excluded = rule.history().excludedRuns().hashCode();
  }

  /** What tells the rows of a rule from those of whole runs; nothing for these. */
  private static String rows(Rule rule) {
    boolean isOfAll =
        rule.window().isOfOneRun() && rule.filter() == null && rule.segmentation() == null;
    return isOfAll
        ? ""
        : "|" + (rule.filter() == null ? "" : rule.filter().sql()) + "|" + Grid.of(rule).text();
  }

  /**
   * Takes one load. O(pending loads), usually a few.
   *
   * @param value of the rule's metric
   */
  public Step<VolumeState> observe(VolumeState state, RunOutput load, double value) {
    var point =
        new VolumePoint(
            load.atMillis(),
            load.nominalStartMillis(),
            load.runId() + "/" + load.job().id(),
            load.job().id(),
            value,
            load.codeVersion());
    return observe(state, point, load.dataset(), "");
  }

  /**
   * Takes one value of a part of a dataset, as {@link #observe(VolumeState, RunOutput, double)}
   * takes one of the whole.
   *
   * @param subject of the findings: the part; empty for the whole
   */
  public Step<VolumeState> observe(
      VolumeState state, VolumePoint point, DatasetId dataset, String subject) {
    var current = current(state);
    var pending = new ArrayList<>(current.pending());
    if (pending.contains(point) || current.past().remembers(point)) {
      return Step.of(current, List.of());
    }
    pending.removeIf(p -> p.runId().equals(point.runId()));
    pending.add(point);
    pending.sort(ORDER);

    var findings = new ArrayList<Finding>();
    var fold = fold(current.series());
    var settled = current.series();
    var past = current.past();
    int settledCount = 0;
    long newest = pending.get(pending.size() - 1).atMillis();
    for (int i = 0; i < pending.size(); i++) {
      var each = pending.get(i);
      var previousVersion = fold.codeVersion();
      boolean leftOut = !isLearnedFrom(each);
      var verdict = leftOut ? null : fold.take(each, past.of(each));
      if (ORDER.compare(each, point) >= 0) {
        var finding = base(each, dataset, subject, previousVersion);
        findings.add(
            leftOut
                ? finding.verdict(
                    Verdict.UNKNOWN,
                    dataset.name() + " is not judged: the rule leaves out this run")
                : judged(finding, each, named(dataset, subject), verdict));
      }
      boolean old = each.atMillis() <= newest - 2 * horizonMillis;
      if (settledCount == i
          && ((old && pending.size() - i > LEAST_PENDING) || pending.size() - i > MOST_PENDING)) {
        settled = fold.series();
        past = past.with(each);
        settledCount++;
      }
    }
    var kept = List.copyOf(pending.subList(settledCount, pending.size()));
    return Step.of(new VolumeState(basis, settled, kept, bounded(past)), findings);
  }

  /** Takes it that loads were to be expected; those that are still to come included. */
  public VolumeState acknowledge(VolumeState state, ExpectedLoads told) {
    var current = current(state);
    return current.past().has(told) ? current : revised(current, current.past().with(told));
  }

  /** The state as it would be, had it always been this rule's. */
  private VolumeState current(VolumeState state) {
    if (!state.basis().equals(basis)) {
      var past = VolumePast.since(VolumeSeries.EMPTY, excluded);
      return new VolumeState(basis, VolumeSeries.EMPTY, List.of(), past);
    }
    if (state.past() == null) {
      var past = VolumePast.since(state.series(), excluded);
      return new VolumeState(basis, state.series(), state.pending(), past);
    }
    return state.past().excluded() == excluded
        ? state
        : revised(state, state.past().excluding(excluded));
  }

  private VolumeState revised(VolumeState state, VolumePast past) {
    var series = new SeriesRevision(this::fold, rule.history()).after(past);
    var codeVersion = state.series().codeVersion();
    return new VolumeState(basis, series.withCodeVersion(codeVersion), state.pending(), past);
  }

  private VolumePast bounded(VolumePast past) {
    return past.loads().count() < 2 * VolumePast.KEPT
        ? past
        : new SeriesRevision(this::fold, rule.history()).bounded(past);
  }

  /** What would be said of a load that is still to come. Nothing is learned. */
  public LoadVerdict foresee(VolumeState state, VolumePoint load) {
    var current = current(state);
    var fold = fold(current.series());
    current.pending().stream()
        .filter(each -> isLearnedFrom(each) && ORDER.compare(each, load) < 0)
        .forEach(each -> fold.take(each, current.past().of(each)));
    return fold.take(load, Told.NOTHING);
  }

  private SeriesFold fold(VolumeSeries series) {
    if (expectation.strategy() != null) {
      return new StrategyFold(expectation.strategy(), series);
    }
    return scale.isPresent()
        ? new ModelFold(expectation, calendar, scale.get(), series)
        : new RealFold(series);
  }

  private boolean isLearnedFrom(VolumePoint point) {
    return rule.history().includes(point.run(), point.atMillis());
  }

  private FindingBuilder base(
      VolumePoint point, DatasetId dataset, String subject, String previousVersion) {
    return new FindingBuilder(rule, dataset, subject, point.runId(), point.atMillis())
        .observed(point.value())
        .detail("job", point.jobId())
        .codeVersions(point.codeVersion(), previousVersion);
  }

  private Finding judged(
      FindingBuilder finding, VolumePoint point, String name, LoadVerdict verdict) {
    var metric = expectation.metric().text();
    boolean isVolume = metric.equals(ROW_COUNT);
    if (verdict.isLearning()) {
      return finding.verdict(
          Verdict.UNKNOWN,
          "Learning the %s of %s: %s"
              .formatted(isVolume ? "volume" : metric, name, verdict.reason()));
    }
    if (verdict.expected() != null) {
      finding.expected(verdict.expected(), verdict.lower(), verdict.upper());
    }
    verdict.details().forEach(finding::detail);
    boolean violated = verdict.isAnomaly() && counts(verdict.view());
    var value = VolumeWords.number(point.value());
    return finding.verdict(
        violated ? Verdict.FAIL : Verdict.PASS,
        isVolume
            ? "%s received %s rows%s%s"
                .formatted(name, value, violated ? ", " : "; ", verdict.reason())
            : "%s: %s is %s%s%s"
                .formatted(name, metric, value, violated ? ", " : "; ", verdict.reason()));
  }

  private static String named(DatasetId dataset, String subject) {
    return subject.isEmpty() ? dataset.name() : dataset.name() + ", " + subject + ",";
  }

  /** Whether an anomaly seen from that side violates the rule. */
  public boolean counts(View view) {
    return switch (expectation.direction()) {
      case BOTH -> true;
      case DROP -> view != View.SPIKE && view != View.RARE;
      case SPIKE -> view == View.SPIKE;
    };
  }
}
