package io.plumbline.rules.volume;

import static io.plumbline.rules.Fixtures.load;
import static io.plumbline.rules.Fixtures.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.Finding;
import io.plumbline.model.RunOutput;
import io.plumbline.model.Verdict;
import io.plumbline.rules.Basis;
import io.plumbline.rules.Direction;
import io.plumbline.rules.Expectation;
import io.plumbline.rules.History;
import io.plumbline.rules.calendar.Calendars;
import io.plumbline.rules.strategy.StrategyCall;
import io.plumbline.rules.strategy.StrategyKind;
import io.plumbline.udfs.MetricCall;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class VolumeDetectorTest {
  private static final Instant MONDAY = Instant.parse("2026-06-01T00:00:00Z");
  private static final long HORIZON = 30_000;

  private final VolumeDetector detector = detector(Direction.BOTH);

  private static VolumeDetector detector(Direction direction) {
    return new VolumeDetector(
        rule(new Expectation.Normal(MetricCall.of("ROW_COUNT"), direction)),
        HORIZON,
        Calendars.OF_COUNTRIES);
  }

  /** Loads at the end of each hour, with a daily and weekly shape and 5 % noise. */
  private static List<RunOutput> weeks(int hours) {
    var random = new Random(7);
    return IntStream.range(0, hours)
        .mapToObj(
            hour -> {
              double daily = 1 + 0.8 * Math.sin(2 * Math.PI * (hour % 24) / 24);
              double weekend = hour / 24 % 7 >= 5 ? 0.4 : 1;
              long rows =
                  Math.round(1000 * daily * weekend * Math.exp(0.05 * random.nextGaussian()));
              return load("run" + hour, MONDAY.plus(Duration.ofHours(hour + 1)), rows);
            })
        .toList();
  }

  private static Map<String, Finding> findings(VolumeDetector detector, List<RunOutput> loads) {
    var state = VolumeState.initial();
    var last = new TreeMap<String, Finding>();
    for (var load : loads) {
      var step = detector.observe(state, load, load.rows());
      step.findings().forEach(finding -> last.put(finding.id(), finding));
      state = step.next();
    }
    return last;
  }

  @Test
  void loadThatIsToldAgainLongAfterOthersCameIsNotLearnedFromTwice() {
    var state = VolumeState.initial();
    var loads = weeks(40);
    for (var load : loads) {
      state = detector.observe(state, load, load.rows()).next();
    }

    var again = detector.observe(state, loads.get(10), loads.get(10).rows());

    assertThat(again.findings()).isEmpty();
    assertThat(again.next()).isEqualTo(state);
  }

  private Finding lastFinding(List<RunOutput> loads) {
    return findings(detector, loads).values().stream()
        .max(Comparator.comparingLong(Finding::atMillis))
        .orElseThrow();
  }

  private static List<RunOutput> then(List<RunOutput> loads, long rows, String codeVersion) {
    var more = new ArrayList<>(loads);
    var last = Instant.ofEpochMilli(loads.get(loads.size() - 1).atMillis());
    more.add(load("next", last.plus(Duration.ofHours(1)), rows, codeVersion));
    return more;
  }

  @Test
  void fourOrdinaryWeeksRaiseNothing() {
    assertThat(findings(detector, weeks(24 * 28)).values())
        .noneMatch(finding -> finding.verdict() == Verdict.FAIL);
  }

  @Test
  void loadThatLostSixtyPercentOfItsRowsIsReportedWithItsFigures() {
    var history = weeks(24 * 28);
    long usual = history.get(history.size() - 24 * 7).rows();
    var finding = lastFinding(then(history, usual * 2 / 5, "v1"));
    assertThat(finding.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(finding.observed()).isEqualTo((double) (usual * 2 / 5));
    assertThat(finding.lower()).isLessThan(finding.expected());
    assertThat(finding.expected()).isBetween(usual * 0.7, usual * 1.4);
    assertThat(finding.message()).contains("dwh.orders received").contains("this time x");
  }

  @Test
  void newProgramVersionIsNamedOnTheFinding() {
    var finding = lastFinding(then(weeks(24 * 28), 3, "v2"));
    assertThat(finding.details())
        .containsEntry("codeVersion", "v2")
        .containsEntry("previousCodeVersion", "v1");
  }

  @Test
  void firstLoadsAreLearnedFromNotJudged() {
    var finding = lastFinding(weeks(3));
    assertThat(finding.verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(finding.message()).startsWith("Learning the volume of dwh.orders");
  }

  @Test
  void constantSeriesTakesSmallChangesAndReportsLargeOnes() {
    var constant =
        IntStream.range(0, 20)
            .mapToObj(i -> load("run" + i, MONDAY.plusSeconds(60L * i), 500))
            .toList();
    assertThat(lastFinding(then(constant, 505, "v1")).verdict()).isEqualTo(Verdict.PASS);
    assertThat(lastFinding(then(constant, 50, "v1")).verdict()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void deadSeriesRaisesNothingWhileItStaysDead() {
    var dead =
        IntStream.range(0, 200)
            .mapToObj(i -> load("run" + i, MONDAY.plus(Duration.ofHours(i)), 0))
            .toList();
    assertThat(findings(detector, dead).values())
        .noneMatch(finding -> finding.verdict() == Verdict.FAIL);
  }

  @Test
  void dropIsNoMatterToARuleAboutSpikes() {
    var loads = then(weeks(24 * 28), 1, "v1");
    assertThat(findings(detector(Direction.SPIKE), loads).values())
        .noneMatch(finding -> finding.verdict() == Verdict.FAIL);
  }

  @Test
  void anomalousLoadsDoNotTrainTheBaselineUntilTheyAreANewLevel() {
    var loads = new ArrayList<RunOutput>();
    for (int i = 0; i < 100; i++) {
      loads.add(load("run" + i, MONDAY.plus(Duration.ofDays(i)), (i < 60 ? 1000 : 300) + i % 7));
    }
    var failed =
        findings(detector, loads).values().stream()
            .filter(finding -> finding.verdict() == Verdict.FAIL)
            .toList();
    assertThat(failed).hasSize(4);
  }

  @Test
  void ruleThatChangesKeepsWhatItLearnedUnlessItIsToLearnAnew() {
    var loads = weeks(24 * 28);
    var state = VolumeState.initial();
    for (var load : loads) {
      state = detector.observe(state, load, load.rows()).next();
    }
    var lost = then(loads, 3, "v1").get(loads.size());
    var spikes = detector(Direction.BOTH, new History(0, List.of("run5")));
    assertThat(spikes.observe(state, lost, 3).findings())
        .last()
        .satisfies(finding -> assertThat(finding.verdict()).isEqualTo(Verdict.FAIL));
    var anew = detector(Direction.BOTH, new History(lost.atMillis() - 1, List.of()));
    assertThat(anew.observe(state, lost, 3).findings())
        .last()
        .satisfies(finding -> assertThat(finding.verdict()).isEqualTo(Verdict.UNKNOWN));
  }

  private static VolumeDetector detector(Direction direction, History history) {
    var expectation = new Expectation.Normal(MetricCall.of("ROW_COUNT"), direction);
    return new VolumeDetector(rule(expectation, history), HORIZON, Calendars.OF_COUNTRIES);
  }

  @Test
  void excludedRunIsNeitherJudgedNorLearnedFrom() {
    var loads = then(weeks(24 * 28), 3, "v1");
    var expectation = new Expectation.Normal(MetricCall.of("ROW_COUNT"), Direction.BOTH);
    var excluding = rule(expectation, new History(0, List.of("next")));
    var finding =
        findings(new VolumeDetector(excluding, HORIZON, Calendars.OF_COUNTRIES), loads)
            .values()
            .stream()
            .max(Comparator.comparingLong(Finding::atMillis))
            .orElseThrow();
    assertThat(finding.verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(finding.message()).contains("leaves out this run");
  }

  private static Finding last(Expectation.Normal expectation, double... values) {
    var detector = new VolumeDetector(rule(expectation), HORIZON, Calendars.OF_COUNTRIES);
    var state = VolumeState.initial();
    Finding last = null;
    for (int i = 0; i < values.length; i++) {
      var step =
          detector.observe(state, load("run" + i, MONDAY.plus(Duration.ofDays(i)), 1), values[i]);
      state = step.next();
      last = step.findings().get(step.findings().size() - 1);
    }
    return last;
  }

  @Test
  void shareThatLeavesItsUsualOddsIsReportedInItsOwnFigures() {
    var expectation = new Expectation.Normal(MetricCall.of("NULL_RATIO", "email"), Direction.BOTH);
    var values = new double[31];
    for (int i = 0; i < values.length; i++) {
      values[i] = 0.01 + 0.001 * (i % 3);
    }
    values[30] = 0.1;
    var finding = last(expectation, values);
    assertThat(finding.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(finding.expected()).isBetween(0.008, 0.014);
    assertThat(finding.message()).startsWith("dwh.orders: NULL_RATIO(email) is 0.100, +");
    values[30] = 0.011;
    assertThat(last(expectation, values).verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void runThatTakesTwiceAsLongIsReportedInSeconds() {
    var expectation = new Expectation.Normal(MetricCall.of("DURATION"), Direction.BOTH);
    var values = new double[41];
    for (int i = 0; i < values.length; i++) {
      values[i] = 20 + 0.3 * (i % 5);
    }
    values[40] = 41;
    var finding = last(expectation, values);
    assertThat(finding.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(finding.expected()).isBetween(19.0, 22.0);
    values[40] = 20.2;
    assertThat(last(expectation, values).verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void ruleThatIsToTrainOnMoreRunsSaysHowManyItHasSeen() {
    var longer =
        new Expectation.Normal(MetricCall.of("ROW_COUNT"), Direction.BOTH, Basis.DEFAULT, null, 30);
    var values = new double[30];
    Arrays.fill(values, 1_000);
    values[29] = 10;
    var finding = last(longer, values);
    assertThat(finding.verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(finding.message()).endsWith("29 of 30 loads seen");
    var more = Arrays.copyOf(values, 32);
    more[29] = 1_000;
    more[30] = 1_000;
    more[31] = 10;
    assertThat(last(longer, more).verdict()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void strategyOfAnotherToolJudgesInsteadOfTheModel() {
    var change = new StrategyCall(StrategyKind.CHANGE, Map.of("decrease", -0.5, "increase", 1.0));
    var expectation =
        new Expectation.Normal(MetricCall.of("ROW_COUNT"), Direction.BOTH, Basis.DEFAULT, change);
    assertThat(last(expectation, 100).verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(last(expectation, 100, 60).verdict()).isEqualTo(Verdict.PASS);
    var finding = last(expectation, 100, 40);
    assertThat(finding.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(finding.message()).contains("change: ").contains("is outside 0.500000 to 2.00000");
  }

  @Property(tries = 20)
  void shuffledAndRepeatedLoadsGiveTheSameVerdicts(@ForAll long seed) {
    var random = new Random(seed);
    var loads =
        IntStream.range(0, 120)
            .mapToObj(
                i -> load("run" + i, MONDAY.plusSeconds(10L * i), i % 37 == 36 ? 100 : 1000 + i))
            .toList();
    var shuffled = new TreeMap<Double, RunOutput>();
    for (var load : loads) {
      for (int copy = 0; copy < 3; copy++) {
        shuffled.put(load.atMillis() + HORIZON * random.nextDouble(), load);
      }
    }
    assertThat(findings(detector, List.copyOf(shuffled.values())))
        .isEqualTo(findings(detector, loads));
  }
}
