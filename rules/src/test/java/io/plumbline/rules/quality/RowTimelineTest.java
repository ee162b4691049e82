package io.plumbline.rules.quality;

import static io.plumbline.rules.quality.Rows.SCHEMA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.plumbline.model.Verdict;
import io.plumbline.rules.Expectation;
import io.plumbline.rules.Rule;
import io.plumbline.rules.Window;
import io.plumbline.rules.quality.Rows.Order;
import io.plumbline.udfs.MetricCall;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RowTimelineTest {
  private static final Expectation SUM_BELOW_10 =
      new Expectation.Metrics(MetricBelow.of("SUM", "amount", 10));

  private static Rule sumOver(Window window, long latenessMillis) {
    return RowRule.of("sum", SUM_BELOW_10).over(window, "at", latenessMillis).rule();
  }

  private static List<PanePartial> panes(Rule rule, long... amountsAndTimes) {
    var orders =
        IntStream.range(0, amountsAndTimes.length / 2)
            .mapToObj(i -> new Order(amountsAndTimes[2 * i], "FR", amountsAndTimes[2 * i + 1]))
            .toList();
    var evaluator = new RowEvaluator(List.of(rule), SCHEMA, Rejects.NONE);
    evaluator.accept(Rows.batch(orders), 0);
    return evaluator.drain();
  }

  private static RowTimeline timeline(Rule rule) {
    return new RowTimeline(Grid.of(rule), List.of(rule));
  }

  private static List<String> sums(List<RowVerdict> verdicts) {
    return verdicts.stream()
        .map(
            verdict ->
                verdict.scope().startMillis()
                    + "-"
                    + verdict.scope().endMillis()
                    + ": "
                    + verdict.metrics().get(0).value()
                    + " "
                    + verdict.verdict())
        .toList();
  }

  private static List<String> all(Rule rule, long... amountsAndTimes) {
    var timeline = timeline(rule);
    var taken = timeline.take(TimelineState.initial(), panes(rule, amountsAndTimes), 0);
    return sums(timeline.advance(taken.next(), Long.MAX_VALUE, 0).verdicts());
  }

  @Test
  void tumblingWindowsAreAlignedToTheEpoch() {
    assertThat(all(sumOver(new Window.Tumble(100), 0), 4, 0, 5, 99, 11, 100, 1, -1))
        .containsExactly("-100-0: 1 PASS", "0-100: 9 PASS", "100-200: 11 FAIL");
  }

  @Test
  void hoppingWindowsOverlap() {
    assertThat(all(sumOver(new Window.Hop(100, 50), 0), 4, 0, 5, 60))
        .containsExactly("-50-50: 4 PASS", "0-100: 9 PASS", "50-150: 5 PASS");
  }

  @Test
  void cumulatingWindowsGrowUntilTheirEnd() {
    assertThat(all(sumOver(new Window.Cumulate(25, 100), 0), 4, 0, 5, 30, 6, 110))
        .containsExactly(
            "0-25: 4 PASS",
            "0-50: 9 PASS",
            "0-75: 9 PASS",
            "0-100: 9 PASS",
            "100-125: 6 PASS",
            "100-150: 6 PASS",
            "100-175: 6 PASS",
            "100-200: 6 PASS");
  }

  @Test
  void sessionsEndWhereRowsAreApart() {
    assertThat(all(sumOver(new Window.Session(100), 0), 1, 0, 2, 99, 3, 190, 4, 290, 5, 500))
        .containsExactly("0-191: 6 PASS", "290-291: 4 PASS", "500-501: 5 PASS");
  }

  @Test
  void aWindowIsJudgedWhenTimeHasPassedItsEndAndOnlyThen() {
    var rule = sumOver(new Window.Tumble(100), 0);
    var timeline = timeline(rule);
    var taken = timeline.take(TimelineState.initial(), panes(rule, 4, 10, 5, 150), 0);
    assertThat(taken.verdicts()).isEmpty();
    assertThat(taken.wakeAtMillis()).isEqualTo(100);
    assertThat(timeline.advance(taken.next(), 99, 0).verdicts()).isEmpty();
    var closed = timeline.advance(taken.next(), 100, 0);
    assertThat(sums(closed.verdicts())).containsExactly("0-100: 4 PASS");
    assertThat(closed.wakeAtMillis()).isEqualTo(200);
    assertThat(timeline.advance(closed.next(), 150, 0).verdicts()).isEmpty();
    assertThat(closed.next().panes()).hasSize(1);
  }

  @Test
  void aLateRowWithinTheAllowedLatenessCorrectsTheVerdict() {
    var rule = sumOver(new Window.Tumble(100), 50);
    var timeline = timeline(rule);
    var state = timeline.take(TimelineState.initial(), panes(rule, 4, 10), 0).next();
    state = timeline.advance(state, 120, 0).next();
    var late = timeline.take(state, panes(rule, 7, 20), 0);
    assertThat(sums(late.verdicts())).containsExactly("0-100: 11 FAIL");
    var settled = timeline.advance(late.next(), 151, 0);
    assertThat(settled.next().panes()).isEmpty();
    var tooLate = timeline.take(settled.next(), panes(rule, 7, 20), 0);
    assertThat(tooLate.verdicts()).hasSize(1);
    assertThat(tooLate.verdicts().get(0).verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(tooLate.verdicts().get(0).message()).isEqualTo("1 rows came too late to be judged");
  }

  @Test
  void whatNoRowCanChangeIsSaidAtOnceAndOnce() {
    var rule =
        RowRule.eachRow("sign", new AtLeast("amount", 0)).over(new Window.Tumble(100), "at", 0);
    var timeline = timeline(rule.rule());
    var good = timeline.take(TimelineState.initial(), panes(rule.rule(), 1, 10), 0);
    assertThat(good.verdicts()).isEmpty();
    var bad = timeline.take(good.next(), panes(rule.rule(), -1, 20), 0);
    assertThat(bad.verdicts()).hasSize(1);
    assertThat(bad.verdicts().get(0).verdict()).isEqualTo(Verdict.FAIL);
    var again = timeline.take(bad.next(), panes(rule.rule(), -1, 30), 0);
    assertThat(again.verdicts()).isEmpty();
    var closed = timeline.advance(again.next(), 100, 0);
    assertThat(closed.verdicts().get(0).violations()).isEqualTo(2);
    assertThat(closed.verdicts().get(0).scope()).isEqualTo(bad.verdicts().get(0).scope());
    assertThat(closed.next().told()).isEmpty();
  }

  @Test
  void aLateRowChangesNoWindowBeyondTheAllowedLateness() {
    var rule = sumOver(new Window.Hop(100, 50), 0);
    var timeline = timeline(rule);
    var state = timeline.take(TimelineState.initial(), panes(rule, 4, 10, 5, 60), 0).next();
    var closed = timeline.advance(state, 110, 0);
    assertThat(sums(closed.verdicts())).containsExactly("-50-50: 4 PASS", "0-100: 9 PASS");
    var late = timeline.take(closed.next(), panes(rule, 7, 70), 0);
    assertThat(late.verdicts()).isEmpty();
    assertThat(sums(timeline.advance(late.next(), 150, 0).verdicts()))
        .containsExactly("50-150: 12 FAIL");
  }

  @Test
  void aYearOfMinutesIsJudgedInReasonableTime() {
    var rule = sumOver(new Window.Tumble(60_000), 0);
    var times = new long[2 * 100_000];
    for (int i = 0; i < 100_000; i++) {
      times[2 * i] = 1;
      times[2 * i + 1] = i * 60_000L;
    }
    assertThat(FileRun.judge(List.of(rule), panes(rule, times), 0)).hasSize(100_000);
  }

  @Test
  void silenceClosesWhatIsOpenAndNothingBeyond() {
    var grid = Grid.of(sumOver(new Window.Tumble(100), 0));
    var progress =
        new RowProgress(Long.MIN_VALUE, Long.MIN_VALUE, false)
            .and(new PanePartial(grid.text(), 0, 10, 50, Segments.NONE), 1_000, false);
    assertThat(progress.watermark(grid, 1_010, 5, 30)).isEqualTo(45);
    assertThat(progress.watermark(grid, 1_000_000, 5, 30)).isEqualTo(150);
    assertThat(progress.watermark(grid, Long.MAX_VALUE, 5, 30)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void aTimeInTheFutureMovesNothing() {
    var grid = Grid.of(sumOver(new Window.Tumble(100), 0));
    var progress =
        RowProgress.NONE.and(
            new PanePartial(grid.text(), 0, 10, 4_000_000_000_000L, Segments.NONE), 1_000, false);
    assertThat(progress.watermark(grid, 1_010, 5, 30)).isEqualTo(995);
  }

  @Test
  void rowsThatEndAreJudgedWhenAllAreThere() {
    var grid = Grid.of(sumOver(new Window.Tumble(100), 0));
    var progress =
        RowProgress.NONE.and(new PanePartial(grid.text(), 0, 10, 500, Segments.NONE), 1_000, true);
    assertThat(progress.watermark(grid, 1_000_000, 5, 30)).isEqualTo(Long.MIN_VALUE);
    assertThat(progress.watermark(grid, Long.MAX_VALUE, 5, 30)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void rowsWithoutATimeAreToldAndNotJudged() {
    var rule = sumOver(new Window.Tumble(100), 0);
    var evaluator = new RowEvaluator(List.of(rule), SCHEMA, Rejects.NONE);
    evaluator.accept(Rows.batch(List.of(new Order(1L, "FR", null))), 0);
    var verdicts = FileRun.judge(List.of(rule), evaluator.drain(), 0);
    assertThat(verdicts).hasSize(1);
    assertThat(verdicts.get(0).message()).isEqualTo("1 rows have no time");
    assertThat(verdicts.get(0).verdict()).isEqualTo(Verdict.UNKNOWN);
  }

  @Test
  void panesMayComeInAnyOrder() {
    var rule = sumOver(new Window.Hop(100, 50), 0);
    var panes = panes(rule, 1, 0, 2, 60, 3, 130, 4, 170);
    var reversed = new ArrayList<PanePartial>();
    panes.forEach(pane -> reversed.add(0, pane));
    var timeline = timeline(rule);
    var one = timeline.take(TimelineState.initial(), panes, 0);
    var other = TimelineState.initial();
    for (var pane : reversed) {
      other = timeline.take(other, List.of(pane), 0).next();
    }
    assertThat(sums(timeline.advance(other, 1_000, 0).verdicts()))
        .isEqualTo(sums(timeline.advance(one.next(), 1_000, 0).verdicts()))
        .hasSize(5);
  }

  private static RunPart run(Rule rule, String id, String part, int parts, long at, long amount) {
    var evaluator = new RowEvaluator(List.of(rule), SCHEMA, Rejects.NONE);
    evaluator.accept(Rows.batch(List.of(new Order(amount, "FR", 0L))), 0);
    return new RunPart(id, id, part, parts, at, evaluator.drain().get(0).segments());
  }

  @Test
  void aRunIsJudgedWhenItsLastPartCameAndARepeatedPartCountsOnce() {
    var rule = RowRule.of("sum", SUM_BELOW_10).rule();
    var timeline = timeline(rule);
    var first = timeline.take(TimelineState.initial(), run(rule, "r1", "a", 2, 10, 4));
    assertThat(first.verdicts()).isEmpty();
    var again = timeline.take(first.next(), run(rule, "r1", "a", 2, 10, 4));
    assertThat(again.verdicts()).isEmpty();
    var last = timeline.take(again.next(), run(rule, "r1", "b", 2, 20, 7));
    assertThat(last.verdicts()).hasSize(1);
    assertThat(last.verdicts().get(0).metrics().get(0).value()).isEqualTo(11L);
    assertThat(last.verdicts().get(0).scope().id()).isEqualTo("r1");
  }

  @Test
  void rowsOfRunsJudgedLongAgoAreForgotten() {
    var rule = RowRule.of("sum", SUM_BELOW_10).rule();
    var timeline = timeline(rule);
    var state = TimelineState.initial();
    for (int i = 0; i < 100; i++) {
      state = timeline.take(state, run(rule, "r" + i, "a", 1, i * 10L, 1)).next();
    }
    assertThat(state.runs()).hasSize(100);
    assertThat(state.runs()).filteredOn(run -> !run.segments().kept().isEmpty()).hasSize(10);
    assertThat(timeline.take(state, run(rule, "r3", "b", 1, 30, 20)).verdicts()).isEmpty();
    var corrected = timeline.take(state, run(rule, "r95", "b", 1, 950, 20)).verdicts();
    assertThat(corrected.get(0).metrics().get(0).value()).isEqualTo(21L);
  }

  @Test
  void lastRunsAreJudgedTogether() {
    var rule = RowRule.of("sum", SUM_BELOW_10).over(new Window.LastRuns(2), null, 0).rule();
    var timeline = timeline(rule);
    var state = TimelineState.initial();
    var sums = new ArrayList<Object>();
    for (int i = 0; i < 4; i++) {
      var step = timeline.take(state, run(rule, "r" + i, "a", 1, i * 10L, i + 1));
      sums.add(step.verdicts().get(0).metrics().get(0).value());
      state = step.next();
    }
    assertThat(sums).containsExactly(1L, 3L, 5L, 7L);
  }

  @Test
  void aRuleMayLookBack() {
    var growth = new MetricBelow(MetricCall.of("SUM", "amount"), 2, 1);
    var rule = RowRule.of("growth", new Expectation.Metrics(growth)).rule();
    assertThat(verdicts(rule, 10, 19, 40)).containsExactly("UNKNOWN", "PASS", "FAIL");
  }

  @Test
  void aSingleViolationAmongWindowsIsDamped() {
    var rule = RowRule.of("sum", SUM_BELOW_10).forViolations(2, 3).rule();
    assertThat(verdicts(rule, 1, 20, 2, 20, 20, 1, 1, 20))
        .containsExactly("PASS", "PASS", "PASS", "FAIL", "FAIL", "PASS", "PASS", "PASS");
  }

  private static List<String> verdicts(Rule rule, long... amounts) {
    var timeline = timeline(rule);
    var state = TimelineState.initial();
    var verdicts = new ArrayList<String>();
    for (int i = 0; i < amounts.length; i++) {
      var step = timeline.take(state, run(rule, "r" + i, "a", 1, i * 10L, amounts[i]));
      verdicts.add(step.verdicts().get(0).verdict().name());
      state = step.next();
    }
    return verdicts;
  }

  @Test
  void onlyAsManyScopesAreRememberedAsARuleLooksBackTo() {
    var growth = new MetricBelow(MetricCall.of("SUM", "amount"), 2, 3);
    var rule = RowRule.of("growth", new Expectation.Metrics(growth)).rule();
    var timeline = timeline(rule);
    var state = TimelineState.initial();
    for (int i = 0; i < 20; i++) {
      state = timeline.take(state, run(rule, "r" + i, "a", 1, i * 10L, 1)).next();
    }
    assertThat(state.past().get(0).scopes()).hasSize(4);
  }

  @Test
  void ofAWindowThatIsOpenItIsToldWhatIsKnownSoFar() {
    var rule =
        RowRule.of("sum", SUM_BELOW_10)
            .over(new Window.Cumulate(25, 100), "at", 0)
            .segmentBy(0, 1, "country")
            .rule();
    var evaluator = new RowEvaluator(List.of(rule), SCHEMA, Rejects.NONE);
    evaluator.accept(
        Rows.batch(
            List.of(new Order(4L, "FR", 0L), new Order(5L, "FR", 30L), new Order(6L, "FR", 110L))),
        0);
    var timeline = timeline(rule);
    var state = timeline.take(TimelineState.initial(), evaluator.drain(), 0).next();
    var sum = MetricCall.of("SUM", "amount");
    var asked = List.of("FR", "DE");
    assertThat(timeline.soFar(state, rule, sum, 0, 100, asked)).containsOnly(entry("FR", 9L));
    assertThat(timeline.soFar(state, rule, sum, 200, 300, asked)).isEmpty();

    // Of one that may be among those that are not kept nothing is known.
    evaluator.accept(Rows.batch(List.of(new Order(4L, "DE", 0L))), 0);
    var capped = timeline.take(state, evaluator.drain(), 0).next();
    assertThat(timeline.soFar(capped, rule, sum, 0, 100, asked))
        .containsOnlyKeys("FR", "DE")
        .containsValue(null);
  }
}
