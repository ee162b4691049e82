package io.plumbline.rules.normal;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.Alert;
import io.plumbline.model.Finding;
import io.plumbline.model.Transition;
import io.plumbline.model.Verdict;
import io.plumbline.model.ViolationAction;
import io.plumbline.rules.Window;
import io.plumbline.rules.incident.IncidentPolicy;
import io.plumbline.rules.incident.IncidentState;
import io.plumbline.rules.incident.IncidentTracker;
import io.plumbline.udfs.MetricCall;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Days of a stream whose rows come mostly by day, each looked at 48 times. */
class WindowWatchTest {
  private static final int LOOKS = 48;
  private static final int LEARNED_DAYS = 30;

  private final Random random = new Random(7);
  private final Well19937c counting = new Well19937c(7);
  private Series series = new Series(Series.daily("ROW_COUNT"));

  /** Share of a day's rows that usually come in one of its half hours. */
  private static double usual(int look) {
    return (1 + 0.9 * Math.sin(2 * Math.PI * (look / 2.0 - 9) / 24)) / LOOKS;
  }

  private long poisson(double expected) {
    if (expected <= 0) {
      return 0;
    }
    return expected > 30
        ? Math.max(0, Math.round(expected + Math.sqrt(expected) * random.nextGaussian()))
        : new PoissonDistribution(counting, expected, 1e-9, 1000).sample();
  }

  private static long at(int day, int look) {
    return Series.MONDAY + day * Series.DAY + (look + 1) * Series.DAY / LOOKS - 1;
  }

  /**
   * A day; what was found in it, its end included.
   *
   * @param share by half hour, of the rows that usually come then
   */
  private List<Finding> day(int day, double rows, double noise, IntToDoubleFunction share) {
    var found = new ArrayList<Finding>();
    double level = rows * Math.exp(noise * random.nextGaussian());
    double weekend = day % 7 >= 5 ? 0.6 : 1;
    long count = 0;
    for (int look = 0; look < LOOKS; look++) {
      double burst = Math.exp(noise * random.nextGaussian());
      count += poisson(level * weekend * usual(look) * share.applyAsDouble(look) * burst);
      found.addAll(series.look(at(day, look), count == 0 ? Map.of() : Map.of("", count), true));
    }
    found.addAll(series.close(day, count));
    return found;
  }

  private void learn(double rows, double noise) {
    for (int day = 0; day < LEARNED_DAYS; day++) {
      day(day, rows, noise, look -> 1);
    }
  }

  private static boolean isForetold(Finding finding) {
    return finding.details().containsKey(WindowWatch.FORECAST);
  }

  @Test
  void aDayThatHasAFifthOfItsRowsIsToldByTwoAndNotAtMidnight() {
    learn(1_000, 0.05);
    var found = day(LEARNED_DAYS, 1_000, 0.05, look -> 0.2);
    assertThat(found).hasSize(2);
    var foretold = found.get(0);
    assertThat(foretold.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(Instant.ofEpochMilli(foretold.atMillis()))
        .isBefore(Instant.parse("2026-07-01T14:00:00Z"));
    assertThat(foretold.message())
        .matches(
            "dwh.orders: ROW_COUNT\\(\\) will be about \\d+ by 2026-07-02T00:00:00Z"
                + " \\(\\d+ to \\d+\\), -\\d\\d %; expected about [\\d,]+ \\([\\d,]+ to [\\d,]+\\);"
                + " it is \\d+ at 2026-07-01T\\d\\d:00:00Z, \\d+ % of what is usual by then;"
                + " (over )?99.\\d+ % sure");
    assertThat(foretold.actions()).containsExactly(ViolationAction.ALERT);
    // The judgement at the end is of the same window: it confirms and does not double.
    assertThat(found.get(1).id()).isEqualTo(foretold.id());
    assertThat(found.get(1).verdict()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void whatWasForetoldAndIsConfirmedIsOneAlertThatTheNextNormalWindowResolves() {
    learn(1_000, 0.05);
    day(LEARNED_DAYS, 1_000, 0.05, look -> 0.2);
    day(LEARNED_DAYS + 1, 1_000, 0.05, look -> 1);
    var tracker = new IncidentTracker(30_000, IncidentPolicy.DEFAULT);
    var state = IncidentState.initial();
    var alerts = new TreeMap<String, Alert>();
    for (var finding : series.findings) {
      var tracked = tracker.track(state, finding, 0);
      tracked.alerts().forEach(alert -> alerts.put(alert.id(), alert));
      state = tracked.next();
    }
    assertThat(alerts.values())
        .extracting(Alert::transition)
        .containsExactlyInAnyOrder(Transition.OPENED, Transition.RESOLVED);
    assertThat(alerts.values()).extracting(alert -> alert.incident().findings()).containsOnly(1L);
  }

  @ParameterizedTest
  @CsvSource({"50, 0.1", "1000, 0.3", "100000, 0.02"})
  void whatIsForetoldComesTrueAndOrdinaryDaysAreNotToldOf(double rows, double noise) {
    int told = 0;
    for (int run = 0; run < 2; run++) {
      series = new Series(Series.daily("ROW_COUNT"));
      for (int day = 0; day < 60; day++) {
        var found = day(day, rows, noise, look -> 1);
        told += found.stream().anyMatch(WindowWatchTest::isForetold) ? 1 : 0;
      }
    }
    assertThat(told).isZero();
  }

  @ParameterizedTest
  @CsvSource({"0, 3", "0.2, 9", "0.5, 24", "3, 9"})
  void theFurtherFromNormalTheSoonerItIsTold(double share, int byHour) {
    learn(1_000, 0.02);
    var found = day(LEARNED_DAYS, 1_000, 0.02, look -> share);
    assertThat(found).filteredOn(WindowWatchTest::isForetold).hasSize(1);
    assertThat(found.get(0).atMillis())
        .isLessThan(Series.MONDAY + LEARNED_DAYS * Series.DAY + byHour * 3_600_000L);
  }

  @Test
  void aStreamThatFallsSilentAtNoonIsToldInTheAfternoon() {
    learn(10_000, 0.05);
    var found = day(LEARNED_DAYS, 10_000, 0.05, look -> look < 24 ? 1 : 0);
    assertThat(found.get(0)).matches(WindowWatchTest::isForetold);
    assertThat(Instant.ofEpochMilli(found.get(0).atMillis()))
        .isBetween(Instant.parse("2026-07-01T12:00:00Z"), Instant.parse("2026-07-01T20:00:00Z"));
  }

  @Test
  void aWindowThatBecomesNormalAfterAllIsCorrectedAtItsEnd() {
    learn(1_000, 0.02);
    // Nothing comes by day, and all of it in the last hour: as it never did before.
    var found = day(LEARNED_DAYS, 1_000, 0.02, look -> look < 46 ? 0 : 1 / (2 * usual(46)));
    assertThat(found).extracting(Finding::verdict).containsExactly(Verdict.FAIL, Verdict.PASS);
    assertThat(found.get(1).id()).isEqualTo(found.get(0).id());
  }

  @Test
  void silenceIsToldOfThreeWindowsAndKnownThen() {
    learn(10_000, 0.05);
    for (int day = LEARNED_DAYS; day < LEARNED_DAYS + 6; day++) {
      for (int look = 0; look < LOOKS; look++) {
        series.look(at(day, look), Map.of(), true);
      }
    }
    assertThat(series.violations()).hasSize(3).extracting(Finding::id).doesNotHaveDuplicates();
    series.findings.clear();
    day(LEARNED_DAYS + 6, 10_000, 0.05, look -> 1);
    assertThat(series.findings).extracting(Finding::verdict).containsExactly(Verdict.PASS);
    assertThat(day(LEARNED_DAYS + 7, 0, 0, look -> 0)).hasSize(2);
  }

  @Test
  void whoWasNotThereAllTheTimeForetellsNothingOfThatWindow() {
    learn(10_000, 0.05);
    series.look(at(LEARNED_DAYS, 3), Map.of("", 600), true);
    // The engine was away for hours, and has only begun to catch up.
    for (int look = 20; look < LOOKS; look++) {
      series.look(at(LEARNED_DAYS, look), Map.of("", 650), true);
    }
    assertThat(series.violations()).isEmpty();
  }

  @Test
  void rowsThatAreCaughtUpWithAreNotMissed() {
    learn(10_000, 0.05);
    for (int look = 0; look < LOOKS; look++) {
      series.look(at(LEARNED_DAYS, look), Map.of("", 10), look > 4);
    }
    assertThat(series.violations()).isEmpty();
  }

  @Test
  void onlyCountsOfLongWindowsAreForetold() {
    var day = new Window.Tumble(Series.DAY);
    assertThat(Foretold.of(Series.rule(MetricCall.of("ROW_COUNT"), day, null))).isPresent();
    assertThat(Foretold.of(Series.rule(MetricCall.of("AVG", "x"), day, null))).isEmpty();
    assertThat(Foretold.of(Series.rule(MetricCall.of("NULL_RATIO", "x"), day, null))).isEmpty();
    var minute = new Window.Tumble(Duration.ofMinutes(1).toMillis());
    assertThat(Foretold.of(Series.rule(MetricCall.of("ROW_COUNT"), minute, null))).isEmpty();
    var hourly = new Window.Cumulate(Series.DAY / 24, Series.DAY);
    assertThat(Foretold.of(Series.rule(MetricCall.of("COUNT", "x"), hourly, null)))
        .hasValueSatisfying(foretold -> assertThat(foretold.sizeMillis()).isEqualTo(Series.DAY));
  }
}
