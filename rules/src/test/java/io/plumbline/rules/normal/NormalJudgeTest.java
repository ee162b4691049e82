package io.plumbline.rules.normal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.plumbline.model.Finding;
import io.plumbline.model.Verdict;
import io.plumbline.rules.RuleBuilder;
import io.plumbline.rules.ScalarExpression;
import io.plumbline.rules.Segmentation;
import io.plumbline.rules.Window;
import io.plumbline.rules.quality.RowScope;
import io.plumbline.rules.quality.RowVerdict;
import io.plumbline.udfs.MetricCall;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NormalJudgeTest {
  private static final Window HOUR = new Window.Tumble(3_600_000);
  private final Random random = new Random(7);

  private double around(double value, double noise) {
    return value * Math.exp(noise * random.nextGaussian());
  }

  private static Segmentation segments(int top, int most) {
    return new Segmentation(List.<ScalarExpression>of(), top, most);
  }

  private static Series hourly(Segmentation segmentation, String metric, String... arguments) {
    return new Series(Series.rule(MetricCall.of(metric, arguments), HOUR, segmentation));
  }

  @Test
  void aShareThatRisesIsAnAlarmOnceItIsLearnedWhatIsNormal() {
    var series = hourly(null, "NULL_RATIO", "email");
    for (int hour = 0; hour < 100; hour++) {
      series.close(hour, around(0.01, 0.1));
    }
    assertThat(series.findings.get(5).message())
        .isEqualTo("Learning the NULL_RATIO(email) of dwh.orders: 5 of 12 loads seen");
    assertThat(series.violations()).isEmpty();
    var finding = series.close(100, 0.3).get(0);
    assertThat(finding.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(finding.message())
        .startsWith("dwh.orders: NULL_RATIO(email) is 0.300, ")
        .contains("expected about 0.0");
    assertThat(finding.scope()).isEqualTo("2026-06-05T04:00:00Z/2026-06-05T05:00:00Z");
  }

  @Test
  void anAverageIsJudgedByTheDetectorOfSeries() {
    var series = hourly(null, "AVG", "amount");
    for (int hour = 0; hour < 300; hour++) {
      series.close(hour, -50 + 2 * random.nextGaussian());
    }
    assertThat(series.findings.get(5).message())
        .isEqualTo("Learning the AVG(amount) of dwh.orders: 5 of 8 loads seen");
    assertThat(series.violations()).hasSizeLessThan(3);
    var finding = series.close(300, 20).get(0);
    assertThat(finding.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(finding.message())
        .startsWith("dwh.orders: AVG(amount) is 20, value")
        .contains("is expected (p = ");
    assertThat(finding.details()).containsKeys("view", "score", "pValue");
  }

  @Test
  void eachSegmentIsASeriesAndOneThatIsNotThereHasNoRows() {
    var series = hourly(segments(0, 100), "ROW_COUNT");
    for (int hour = 0; hour < 60; hour++) {
      series.close(
          series.figure(hour, Math.round(around(1000, 0.03)), 1000, "DE"),
          series.figure(hour, Math.round(around(50, 0.03)), 50, "FR"));
    }
    assertThat(series.violations()).isEmpty();
    var found = series.close(series.figure(60, Math.round(around(1000, 0.03)), 1000, "DE"));
    assertThat(found)
        .extracting(Finding::subject, Finding::verdict)
        .containsExactly(tuple("segment DE", Verdict.PASS), tuple("segment FR", Verdict.FAIL));
    assertThat(found.get(1).message())
        .startsWith("dwh.orders, segment FR, received 0 rows, -100 %");
  }

  @Test
  void aSegmentThatStaysAwayIsForgotten() {
    var series = hourly(segments(0, 100), "ROW_COUNT");
    series.close(series.figure(0, 10, 10, "DE"), series.figure(0, 5, 5, "FR"));
    for (int hour = 1; hour <= NormalJudge.MOST_ABSENT; hour++) {
      series.close(series.figure(hour, 10, 10, "DE"));
    }
    assertThat(series.store.states).containsOnlyKeys("DE", "FR");
    series.close(series.figure(NormalJudge.MOST_ABSENT + 1, 10, 10, "DE"));
    assertThat(series.store.states).containsOnlyKeys("DE");
  }

  @Test
  void noMoreSeriesAreKeptThanTheRuleKeepsSegments() {
    var series = hourly(segments(0, 20), "ROW_COUNT");
    for (int hour = 0; hour < 50; hour++) {
      int h = hour;
      series.close(
          IntStream.range(0, 20)
              .mapToObj(i -> series.figure(h, 10, 10, "session " + (h * 20 + i)))
              .toArray(RowVerdict[]::new));
    }
    assertThat(series.store.states).hasSize(20).containsKey("session 999");
  }

  @Test
  void oneThatWasAmongTheGreatestIsStillJudgedWhenItIsNot() {
    var series = hourly(segments(1, 10_000), "ROW_COUNT");
    for (int hour = 0; hour < 40; hour++) {
      series.close(
          series.figure(hour, Math.round(around(1000, 0.03)), 1000, "DE"),
          series.figure(hour, Math.round(around(50, 0.03)), 50, "FR"));
    }
    assertThat(series.findings).extracting(Finding::subject).containsOnly("segment DE");
    var found = series.close(series.figure(40, 3, 3, "DE"), series.figure(40, 50, 50, "FR"));
    assertThat(found)
        .filteredOn(finding -> finding.verdict() == Verdict.FAIL)
        .extracting(Finding::subject)
        .containsExactly("segment DE");
  }

  @Test
  void aLateRowCorrectsTheVerdictUntilItIsSettled() {
    var series = hourly(null, "ROW_COUNT");
    for (int hour = 0; hour < 50; hour++) {
      series.close(hour, Math.round(around(1000, 0.03)));
    }
    var few = series.close(50, 100).get(0);
    var all = series.close(50, 1010).get(0);
    assertThat(few.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(all.verdict()).isEqualTo(Verdict.PASS);
    assertThat(all.id()).isEqualTo(few.id());
    assertThat(series.close(10, 5)).isEmpty();
  }

  @Test
  void windowsInAnyOrderWithinTheLatenessEndWithTheSameVerdicts() {
    var inOrder = hourly(null, "ROW_COUNT");
    var shuffled = hourly(null, "ROW_COUNT");
    var values = IntStream.range(0, 80).mapToObj(i -> Math.round(around(1000, 0.05))).toList();
    var order = new ArrayList<>(IntStream.range(0, 80).boxed().toList());
    for (int from = 0; from < 80; from += 4) {
      Collections.shuffle(order.subList(from, from + 4), random);
    }
    for (int hour = 0; hour < 80; hour++) {
      inOrder.close(hour, values.get(hour));
    }
    order.forEach(hour -> shuffled.close(hour, values.get(hour)));
    assertThat(last(shuffled)).isEqualTo(last(inOrder));
  }

  private static List<Finding> last(Series series) {
    var last = new TreeMap<String, Finding>();
    series.findings.forEach(finding -> last.put(finding.scope(), finding));
    return List.copyOf(last.values());
  }

  @Test
  void aRuleThatChangesKeepsWhatItLearnedUnlessItIsToLearnOtherwise() {
    var rule = Series.rule(MetricCall.of("ROW_COUNT"), HOUR, null);
    var series = new Series(rule);
    for (int hour = 0; hour < 20; hour++) {
      series.close(hour, 1000);
    }
    var other = new Series(RuleBuilder.of(rule).owner("ann").build().orElseThrow());
    other.store.states.putAll(series.store.states);
    assertThat(other.close(20, 10).get(0).verdict()).isEqualTo(Verdict.FAIL);
    var anew = new Series(RuleBuilder.of(rule).baselineSince(1).build().orElseThrow());
    anew.store.states.putAll(series.store.states);
    assertThat(anew.close(20, 10).get(0).verdict()).isEqualTo(Verdict.UNKNOWN);
  }

  @Test
  void whatHasNoValueIsNotLearned() {
    var series = hourly(null, "AVG", "amount");
    assertThat(series.close(0, (Number) null).get(0).verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(series.store.states).isEmpty();
  }

  @Test
  void aCountThatStillGrowsIsJudgedWhenItsWindowCloses() {
    var steps = new Window.Cumulate(Series.DAY / 24, Series.DAY);
    var rule = Series.rule(MetricCall.of("ROW_COUNT"), steps, null);
    var series = new Series(rule);
    var step = RowScope.ofWindow(Series.MONDAY, Series.MONDAY + Series.DAY / 24);
    var full = series.figure(0, 10, 10);
    var part =
        new RowVerdict(
            rule,
            step,
            List.of(),
            full.verdict(),
            full.severity(),
            false,
            full.metrics(),
            10,
            0,
            0,
            List.of(),
            "");
    assertThat(series.close(part)).isEmpty();
    assertThat(series.close(full)).hasSize(1);
  }
}
