package io.plumbline.rules.normal;

import io.plumbline.model.DatasetId;
import io.plumbline.model.Finding;
import io.plumbline.model.Verdict;
import io.plumbline.model.ViolationAction;
import io.plumbline.rules.Expectation;
import io.plumbline.rules.FindingBuilder;
import io.plumbline.rules.Rule;
import io.plumbline.rules.calendar.Calendars;
import io.plumbline.rules.quality.RowScope;
import io.plumbline.rules.volume.LoadVerdict;
import io.plumbline.rules.volume.View;
import io.plumbline.rules.volume.VolumeDetector;
import io.plumbline.rules.volume.VolumeWords;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Looks at windows while they are open, and says of one as soon as its final count can no longer be
 * normal: when even the greatest final count that may still be would be a drop to the detector that
 * judges it at the end, or the least a spike. It is told once, as the finding that the judgement at
 * the end corrects or confirms. Pure but for the store.
 */
public final class WindowWatch {
  /** What the finding of a window that is open has among its details. */
  public static final String FORECAST = "forecast";

  /** As many windows a month as this are foretold wrongly, of each series and to each side. */
  private static final double FALSE_ALARMS_A_MONTH = 0.02;

  private static final double MONTH_MILLIS = Duration.ofDays(1).toMillis() * 30.44;
  private static final double MOST_CHANCE = 1e-3;

  /** Windows in a row that remain without rows and are told; after them silence is known. */
  private static final int MOST_SILENT_TOLD = 3;

  private final Rule rule;
  private final Expectation.Normal expectation;
  private final Foretold foretold;
  private final DatasetId dataset;
  private final NormalStore store;
  private final VolumeDetector detector;
  private final double deviations;

  /**
   * @param foretold of the rule
   */
  public WindowWatch(
      Rule rule, Foretold foretold, DatasetId dataset, Calendars calendars, NormalStore store) {
    this.rule = rule;
    this.expectation = (Expectation.Normal) rule.expectation();
    this.foretold = foretold;
    this.dataset = dataset;
    this.store = store;
    this.detector = new VolumeDetector(rule, 0, calendars);
    double chance =
        Math.min(MOST_CHANCE, FALSE_ALARMS_A_MONTH * foretold.sizeMillis() / MONTH_MILLIS);
    this.deviations = CountForecast.deviations(chance);
  }

  /**
   * Looks at the window that is open. O(series).
   *
   * @param counts of the segments that have rows in it; null where one is not known
   * @param isLive whether all rows until now can be there
   */
  public List<Finding> look(long nowMillis, Map<String, Number> counts, boolean isLive) {
    var findings = new ArrayList<Finding>();
    long start = foretold.startOf(nowMillis);
    double position = (double) (nowMillis - start) / foretold.sizeMillis();
    for (var segment : store.segments(rule.name())) {
      var state = store.get(rule.name(), segment);
      var windows = new OpenWindows(state, state.volume().basis());
      var before = windows.of(start);
      double count = counts.containsKey(segment) ? number(counts.get(segment)) : 0;
      var window = isLive ? before.look(position, count) : before.broken();
      int silent = state.silent();
      boolean isNewPoint = window.point() > before.point();
      if (isNewPoint && !window.isBroken() && !window.isTold() && silent < MOST_SILENT_TOLD) {
        var finding = foretell(state, windows.course(), window, segment, nowMillis);
        if (finding.isPresent()) {
          findings.add(finding.get());
          window = window.told();
          silent += count == 0 ? 1 : 0;
        }
      }
      windows.put(window);
      store.put(rule.name(), segment, state.withOpen(windows.open(), silent));
    }
    return findings;
  }

  private static double number(Number count) {
    return count == null ? Double.NaN : count.doubleValue();
  }

  private Optional<Finding> foretell(
      NormalState state, UsualCourse course, OpenCourse window, String segment, long nowMillis) {
    return course
        .forecast(window.point(), window.counts()[window.point()], deviations)
        .flatMap(
            forecast -> {
              var scope = RowScope.ofWindow(window.startMillis(), end(window));
              var drop = would(state, scope, forecast.most());
              if (isSure(drop, View.DROP)) {
                return Optional.of(finding(drop, forecast, course, window, segment, nowMillis));
              }
              var spike = would(state, scope, forecast.least());
              return isSure(spike, View.SPIKE)
                  ? Optional.of(finding(spike, forecast, course, window, segment, nowMillis))
                  : Optional.empty();
            });
  }

  private long end(OpenCourse window) {
    return window.startMillis() + foretold.sizeMillis();
  }

  private LoadVerdict would(NormalState state, RowScope scope, double count) {
    return detector.foresee(state.volume(), NormalJudge.point(rule, scope, count));
  }

  private boolean isSure(LoadVerdict verdict, View view) {
    return !verdict.isLearning()
        && verdict.isAnomaly()
        && verdict.view() == view
        && detector.counts(view);
  }

  private Finding finding(
      LoadVerdict verdict,
      CountForecast forecast,
      UsualCourse course,
      OpenCourse window,
      String segment,
      long nowMillis) {
    boolean isDrop = verdict.view() == View.DROP;
    double ofNormal =
        isDrop
            ? forecast.chanceOfAtLeast(verdict.lower())
            : 1 - forecast.chanceOfAtLeast(verdict.upper());
    long at =
        window.startMillis()
            + window.point() * foretold.sizeMillis() / UsualCourse.POINTS / 1000 * 1000;
    double usual = verdict.expected() * course.share(window.point());
    var end = Instant.ofEpochMilli(end(window));
    var scope = RowScope.ofWindow(window.startMillis(), end(window));
    var subject = NormalJudge.subject(segment);
    return new FindingBuilder(rule, dataset, subject, scope.id(), nowMillis)
        .observed(forecast.count())
        .expected(verdict.expected(), verdict.lower(), verdict.upper())
        .detail(FORECAST, String.format(Locale.ROOT, "%.0f", forecast.likely()))
        .detail("forecastFrom", String.format(Locale.ROOT, "%.0f", forecast.least()))
        .detail("forecastTo", String.format(Locale.ROOT, "%.0f", forecast.most()))
        .detail("probability", String.format(Locale.ROOT, "%.6f", 1 - ofNormal))
        .detail("view", verdict.view().name())
        .actions(List.of(ViolationAction.ALERT))
        .verdict(
            Verdict.FAIL,
            "%s will be about %s by %s (%s to %s), %+.0f %%; expected about %s (%s to %s);"
                    .formatted(
                        what(subject),
                        VolumeWords.number(Math.rint(forecast.likely())),
                        end,
                        VolumeWords.number(Math.floor(forecast.least())),
                        VolumeWords.number(Math.ceil(forecast.most())),
                        100 * (forecast.likely() / Math.max(1, verdict.expected()) - 1),
                        VolumeWords.number(Math.rint(verdict.expected())),
                        VolumeWords.number(Math.rint(verdict.lower())),
                        VolumeWords.number(Math.rint(verdict.upper())))
                + " it is %s at %s, %.0f %% of what is usual by then; %s sure"
                    .formatted(
                        VolumeWords.number(Math.rint(forecast.count())),
                        Instant.ofEpochMilli(at),
                        100 * forecast.count() / Math.max(1, usual),
                        percent(1 - ofNormal)));
  }

  private String what(String subject) {
    var metric = expectation.metric().text();
    var name = subject.isEmpty() ? dataset.name() : dataset.name() + ", " + subject;
    return name + ": " + metric;
  }

  private static String percent(double share) {
    return share > 0.9999
        ? "over 99.99 %"
        : String.format(Locale.ROOT, "%s %%", Math.floor(share * 10_000) / 100);
  }
}
