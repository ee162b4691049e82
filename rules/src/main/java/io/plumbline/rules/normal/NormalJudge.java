package io.plumbline.rules.normal;

import io.plumbline.model.DatasetId;
import io.plumbline.model.Finding;
import io.plumbline.model.Keys;
import io.plumbline.model.Verdict;
import io.plumbline.rules.EmptyPolicy;
import io.plumbline.rules.Expectation;
import io.plumbline.rules.Rule;
import io.plumbline.rules.Window;
import io.plumbline.rules.calendar.Calendars;
import io.plumbline.rules.quality.RowScope;
import io.plumbline.rules.quality.RowVerdict;
import io.plumbline.rules.quality.SegmentNames;
import io.plumbline.rules.volume.VolumeDetector;
import io.plumbline.rules.volume.VolumePoint;
import io.plumbline.udfs.MetricCatalogue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Judges what metrics of rows were in scopes that are complete by what they were in the scopes
 * before: each segment is a series of its own. Counts, sizes and shares go into the model of
 * volumes, other numbers into the detector of series. A segment that a series is kept of and that
 * is not there has the figures of no rows.
 *
 * <p>Pure but for the store. No more series are kept than the rule keeps segments, and none of a
 * segment that has not been there for long.
 */
public final class NormalJudge {
  /** Scopes without a segment after which it is forgotten. */
  static final int MOST_ABSENT = 64;

  /** How many series are kept for each segment that is judged, where the greatest are. */
  private static final int CANDIDATES = 2;

  private final DatasetId dataset;
  private final Calendars calendars;
  private final long horizonMillis;
  private final NormalStore store;

  /**
   * @param calendars those that rules may name
   * @param horizonMillis how much later than younger scopes a scope may be judged and still count
   *     in its place
   */
  public NormalJudge(
      DatasetId dataset, Calendars calendars, long horizonMillis, NormalStore store) {
    this.dataset = dataset;
    this.calendars = calendars;
    this.horizonMillis = horizonMillis;
    this.store = store;
  }

  /** The findings that follow from the figures of scopes; rules of other kinds are passed over. */
  public List<Finding> judge(List<RowVerdict> verdicts) {
    var scopes = new LinkedHashMap<List<Object>, List<RowVerdict>>();
    for (var verdict : verdicts) {
      if (verdict.rule().expectation() instanceof Expectation.Normal) {
        scopes
            .computeIfAbsent(
                List.of(verdict.rule().name(), verdict.scope().id()), key -> new ArrayList<>())
            .add(verdict);
      }
    }
    var findings = new ArrayList<Finding>();
    scopes.values().forEach(segments -> judgeScope(segments, findings));
    return findings;
  }

  private void judgeScope(List<RowVerdict> segments, List<Finding> findings) {
    var rule = segments.get(0).rule();
    var scope = segments.get(0).scope();
    var window = Foretold.of(rule);
    if (scope.isWindow() && window.isPresent() && isPart(scope, window.get())) {
      // Of a count that still grows the end is foretold; it is judged when it is there.
      segments.stream()
          .filter(verdict -> verdict.metrics().isEmpty())
          .forEach(verdict -> findings.add(verdict.finding(dataset)));
      return;
    }
    boolean areCapped = false;
    var there = new HashSet<String>();
    for (var verdict : greatestFirst(segments)) {
      var segment = Keys.join(verdict.segment().toArray(String[]::new));
      boolean isNothing = rule.segmentation() != null && verdict.segment().isEmpty();
      if (verdict.metrics().isEmpty()) {
        areCapped = true;
        findings.add(verdict.finding(dataset));
      } else if (isNothing && verdict.verdict() != Verdict.UNKNOWN) {
        findings.add(verdict.finding(dataset));
      } else if (!isNothing && isJudged(rule, segment, there.size())) {
        boolean isAmongGreatest = there.size() < top(rule);
        there.add(segment);
        findings.addAll(judge(verdict, segment, isAmongGreatest));
      }
    }
    if (rule.segmentation() != null && !areCapped && !(rule.window() instanceof Window.Session)) {
      judgeAbsent(rule, scope, there, findings);
    }
    forget(rule);
  }

  private static boolean isPart(RowScope scope, Foretold window) {
    return scope.endMillis() - scope.startMillis() < window.sizeMillis();
  }

  private static List<RowVerdict> greatestFirst(List<RowVerdict> segments) {
    return segments.get(0).rule().segmentation() == null
            || segments.get(0).rule().segmentation().top() == 0
        ? segments
        : segments.stream()
            .sorted(
                Comparator.comparingLong(RowVerdict::rows)
                    .reversed()
                    .thenComparing(RowVerdict::segmentText))
            .toList();
  }

  /** What was among the greatest is judged on: that it no longer is may be the very anomaly. */
  private boolean isJudged(Rule rule, String segment, int greater) {
    return greater < top(rule) || store.get(rule.name(), segment) != null;
  }

  private static int top(Rule rule) {
    var segmentation = rule.segmentation();
    return segmentation == null || segmentation.top() == 0 ? Integer.MAX_VALUE : segmentation.top();
  }

  private List<Finding> judge(RowVerdict verdict, String segment, boolean isAmongGreatest) {
    var value = verdict.metrics().get(0).value();
    boolean isLeftOut =
        verdict.scope().run() != null
            && !verdict
                .rule()
                .history()
                .includes(verdict.scope().run(), verdict.scope().atMillis());
    if (verdict.verdict() != Verdict.UNKNOWN || value == null || isLeftOut) {
      return List.of(verdict.finding(dataset));
    }
    return observe(
        verdict.rule(), verdict.scope(), segment, value.doubleValue(), isAmongGreatest ? 0 : 1);
  }

  private void judgeAbsent(
      Rule rule, RowScope scope, HashSet<String> there, List<Finding> findings) {
    var metric = ((Expectation.Normal) rule.expectation()).metric();
    var nothing = MetricCatalogue.ofNoRows(metric).value(scope.atMillis());
    for (var segment : store.segments(rule.name())) {
      if (there.contains(segment)) {
        continue;
      }
      var state = store.get(rule.name(), segment);
      if (nothing == null || rule.onEmpty() != EmptyPolicy.UNKNOWN) {
        store.put(rule.name(), segment, state.withAbsent(state.absent() + 1));
      } else {
        findings.addAll(observe(rule, scope, segment, nothing.doubleValue(), 1));
      }
    }
  }

  private List<Finding> observe(
      Rule rule, RowScope scope, String segment, double value, int absent) {
    var known = store.get(rule.name(), segment);
    var state = known == null ? NormalState.initial() : known;
    if (scope.isWindow() && scope.atMillis() <= state.settledMillis()) {
      // What came after it was judged by it: what was said of it stands.
      return List.of();
    }
    var point = point(rule, scope, value);
    long horizon = Math.max(horizonMillis, rule.time().latenessMillis());
    var before = state.volume();
    var step =
        new VolumeDetector(rule, horizon, calendars)
            .observe(before, point, dataset, subject(segment));
    long settled = state.settledMillis();
    for (var old : before.pending()) {
      if (!old.runId().equals(point.runId()) && !step.next().pending().contains(old)) {
        settled = Math.max(settled, old.atMillis());
      }
    }
    boolean isNew = before.pending().stream().noneMatch(old -> old.runId().equals(point.runId()));
    boolean isOrdinary =
        step.findings().stream()
            .noneMatch(f -> f.scope().equals(scope.id()) && f.verdict() == Verdict.FAIL);
    var windows = new OpenWindows(state, step.next().basis());
    if (isNew && scope.isWindow()) {
      windows.close(scope.startMillis(), value, isOrdinary);
    }
    store.put(
        rule.name(),
        segment,
        new NormalState(
            step.next(),
            settled,
            absent == 0 ? 0 : state.absent() + absent,
            windows.course(),
            windows.open(),
            value > 0 ? 0 : state.silent()));
    return step.findings();
  }

  /** One value of a series, as of the end of its window. */
  static VolumePoint point(Rule rule, RowScope scope, double value) {
    long period = periodMillis(rule);
    return new VolumePoint(
        scope.atMillis(),
        period == 0 ? null : scope.atMillis() - period,
        scope.id(),
        null,
        value,
        null);
  }

  /** Between two windows; 0 for runs and sessions. */
  private static long periodMillis(Rule rule) {
    if (rule.window() instanceof Window.Tumble tumble) {
      return tumble.millis();
    }
    if (rule.window() instanceof Window.Hop hop) {
      return hop.slideMillis();
    }
    return rule.window() instanceof Window.Cumulate cumulate
        ? Foretold.of(rule).map(Foretold::sizeMillis).orElse(cumulate.stepMillis())
        : 0;
  }

  static String subject(String segment) {
    var values = SegmentNames.values(segment);
    return values.isEmpty() ? "" : "segment " + SegmentNames.text(values);
  }

  private void forget(Rule rule) {
    if (rule.segmentation() == null) {
      return;
    }
    var segments = new ArrayList<>(store.segments(rule.name()));
    segments.removeIf(
        segment -> {
          boolean isGone = store.get(rule.name(), segment).absent() > MOST_ABSENT;
          if (isGone) {
            store.remove(rule.name(), segment);
          }
          return isGone;
        });
    int top = rule.segmentation().top();
    int most = top == 0 ? rule.segmentation().most() : CANDIDATES * top;
    if (segments.size() > most) {
      segments.sort(
          Comparator.comparingInt((String segment) -> store.get(rule.name(), segment).absent())
              .thenComparing(Comparator.naturalOrder()));
      segments
          .subList(most, segments.size())
          .forEach(segment -> store.remove(rule.name(), segment));
    }
  }
}
