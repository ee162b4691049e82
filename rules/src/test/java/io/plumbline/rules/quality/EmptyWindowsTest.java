package io.plumbline.rules.quality;

import static io.plumbline.rules.quality.Rows.SCHEMA;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.Verdict;
import io.plumbline.rules.EmptyPolicy;
import io.plumbline.rules.Expectation;
import io.plumbline.rules.Rule;
import io.plumbline.rules.Window;
import io.plumbline.rules.quality.Rows.Order;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class EmptyWindowsTest {
  private static final Expectation NO_ROWS =
      new Expectation.Metrics(MetricBelow.of("ROW_COUNT", "", 1));

  private static RowRule signOver(Window window) {
    return RowRule.eachRow("sign", new AtLeast("amount", 0)).over(window, "at", 0);
  }

  private static List<PanePartial> panes(Rule rule, long... times) {
    var orders = Arrays.stream(times).mapToObj(at -> new Order(1L, "FR", at)).toList();
    var evaluator = new RowEvaluator(List.of(rule), SCHEMA, Rejects.NONE);
    evaluator.accept(Rows.batch(orders), 0);
    return evaluator.drain();
  }

  private static List<String> judge(Rule rule, long... times) {
    return texts(FileRun.judge(List.of(rule), panes(rule, times), 0));
  }

  private static List<String> texts(List<RowVerdict> verdicts) {
    return verdicts.stream()
        .map(v -> v.scope().startMillis() + "-" + v.scope().endMillis() + " " + v.verdict())
        .toList();
  }

  @Test
  void aWindowBetweenOthersThatHasNoRowIsWhatOnEmptySays() {
    var rule = signOver(new Window.Tumble(100));
    assertThat(judge(rule.rule(), 50, 350))
        .containsExactly("0-100 PASS", "100-200 UNKNOWN", "200-300 UNKNOWN", "300-400 PASS");
    assertThat(judge(rule.onEmpty(EmptyPolicy.FAIL).rule(), 50, 250))
        .containsExactly("0-100 PASS", "100-200 FAIL", "200-300 PASS");
    assertThat(judge(rule.onEmpty(EmptyPolicy.SKIP).rule(), 50, 350))
        .containsExactly("0-100 PASS", "300-400 PASS");
  }

  @Test
  void theCountOfAWindowWithoutRowsIsZero() {
    var rule = RowRule.of("none", NO_ROWS).over(new Window.Tumble(100), "at", 0).rule();
    assertThat(judge(rule, 50, 250)).containsExactly("0-100 FAIL", "100-200 PASS", "200-300 FAIL");
  }

  @Test
  void overlappingAndGrowingWindowsWithoutRowsAreJudgedToo() {
    assertThat(judge(signOver(new Window.Hop(100, 50)).rule(), 10, 260))
        .containsExactly(
            "-50-50 PASS",
            "0-100 PASS",
            "50-150 UNKNOWN",
            "100-200 UNKNOWN",
            "150-250 UNKNOWN",
            "200-300 PASS",
            "250-350 PASS");
    assertThat(judge(signOver(new Window.Cumulate(50, 100)).rule(), 10, 260))
        .containsExactly(
            "0-50 PASS",
            "0-100 PASS",
            "100-150 UNKNOWN",
            "100-200 UNKNOWN",
            "200-250 UNKNOWN",
            "200-300 PASS");
  }

  @Test
  void aStreamSaysOfAGapWhatAFileSays() {
    var rule = signOver(new Window.Tumble(100)).rule();
    var timeline = new RowTimeline(Grid.of(rule), List.of(rule));
    var state = timeline.take(TimelineState.initial(), panes(rule, 50), 0).next();
    var first = timeline.advance(state, 120, 0);
    assertThat(texts(first.verdicts())).containsExactly("0-100 PASS");
    // Nothing is known of the present: the source may only be slow.
    var silent = timeline.advance(first.next(), 290, 0);
    assertThat(silent.verdicts()).isEmpty();
    var second = timeline.take(first.next(), panes(rule, 450), 0);
    assertThat(texts(timeline.advance(second.next(), 445, 0).verdicts()))
        .containsExactly("100-200 UNKNOWN", "200-300 UNKNOWN", "300-400 UNKNOWN");
  }

  @Test
  void whereNothingArrivedTheEngineMayHaveBeenAway() {
    var rule = RowRule.of("none", NO_ROWS).over(new Window.Tumble(100), null, 0).rule();
    var evaluator = new RowEvaluator(List.of(rule), SCHEMA, Rejects.NONE);
    evaluator.accept(Rows.batch(List.of(new Order(1L, "FR", 0L))), 50);
    evaluator.accept(Rows.batch(List.of(new Order(1L, "FR", 0L))), 950);
    assertThat(texts(FileRun.judge(List.of(rule), evaluator.drain(), 0)))
        .containsExactly("0-100 FAIL", "900-1000 FAIL");
  }

  @Test
  void ofALongGapOnlyTheLatestWindowsAreJudged() {
    var verdicts = judge(signOver(new Window.Tumble(100)).rule(), 50, 10_000_050);
    assertThat(verdicts).hasSize(2 + Windows.MOST_EMPTY);
    assertThat(verdicts).contains("9999900-10000000 UNKNOWN").doesNotContain("100-200 UNKNOWN");
  }

  @Test
  void aWindowOfWhoseRowsAFilterLetsNoneThroughIsThere() {
    var late = new AtLeast("amount", 5);
    var rule = RowRule.of("none", NO_ROWS).where(late).over(new Window.Tumble(100), "at", 0).rule();
    assertThat(judge(rule, 50, 150)).containsExactly("0-100 PASS", "100-200 PASS");
    var segmented =
        RowRule.of("none", NO_ROWS)
            .where(late)
            .segmentBy(0, 10, "country")
            .over(new Window.Tumble(100), "at", 0)
            .onEmpty(EmptyPolicy.FAIL)
            .rule();
    assertThat(judge(segmented, 50, 150)).containsExactly("0-100 FAIL", "100-200 FAIL");
  }

  @Test
  void rowsThatAreFilteredOutMakeNoSessionLonger() {
    var rule =
        RowRule.of("none", NO_ROWS)
            .where(new AtLeast("amount", 5))
            .over(new Window.Session(100), "at", 0)
            .rule();
    var orders =
        List.of(new Order(9L, "FR", 0L), new Order(1L, "FR", 60L), new Order(9L, "FR", 120L));
    var evaluator = new RowEvaluator(List.of(rule), SCHEMA, Rejects.NONE);
    evaluator.accept(Rows.batch(orders), 0);
    assertThat(texts(FileRun.judge(List.of(rule), evaluator.drain(), 0)))
        .containsExactly("0-1 FAIL", "120-121 FAIL");
  }

  @Test
  void emptyWindowsCountForDamping() {
    var rule =
        signOver(new Window.Tumble(100)).onEmpty(EmptyPolicy.FAIL).forViolations(2, 2).rule();
    assertThat(FileRun.judge(List.of(rule), panes(rule, 50, 350), 0))
        .extracting(RowVerdict::verdict)
        .containsExactly(Verdict.PASS, Verdict.PASS, Verdict.FAIL, Verdict.PASS);
  }
}
