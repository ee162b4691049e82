package io.plumbline.rules.quality;

import static io.plumbline.rules.Fixtures.ORDERS;
import static io.plumbline.rules.quality.Rows.SCHEMA;
import static io.plumbline.rules.quality.Rows.order;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.Severity;
import io.plumbline.model.Verdict;
import io.plumbline.model.row.ColumnKind;
import io.plumbline.model.row.RowBatch;
import io.plumbline.model.row.RowSchema;
import io.plumbline.rules.EmptyPolicy;
import io.plumbline.rules.Expectation;
import io.plumbline.rules.FindingBuilder;
import io.plumbline.rules.Rule;
import io.plumbline.rules.SeverityLevel;
import io.plumbline.rules.Window;
import io.plumbline.rules.quality.Rows.Order;
import io.plumbline.udfs.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RowEvaluatorTest {
  private static final Rule SIGN = RowRule.eachRow("sign", new AtLeast("amount", 0)).rule();

  private static List<PanePartial> evaluate(List<Rule> rules, List<Order> orders) {
    var evaluator = new RowEvaluator(rules, SCHEMA, Rejects.NONE);
    evaluator.beginRun();
    evaluator.accept(Rows.batch(orders), 0);
    return evaluator.drain();
  }

  private static List<RowVerdict> judge(List<Rule> rules, Order... orders) {
    return FileRun.judge(rules, evaluate(rules, List.of(orders)), 0);
  }

  private static RowVerdict judge(Rule rule, Order... orders) {
    return judge(List.of(rule), orders).get(0);
  }

  @Test
  void violationsAreCountedAndShownAndUnknownIsNeither() {
    var verdict = judge(SIGN, order(1L), order(-1L), order(null));
    assertThat(verdict.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(verdict.severity()).isEqualTo(Severity.ERROR);
    assertThat(verdict.violations()).isEqualTo(1);
    assertThat(verdict.unknown()).isEqualTo(1);
    assertThat(verdict.rows()).isEqualTo(3);
    assertThat(verdict.samples()).containsExactly("{\"amount\":-1,\"country\":\"FR\",\"at\":0}");
    assertThat(verdict.message())
        .isEqualTo("1 of 3 rows violate amount >= 0; 1 could not be judged");
  }

  @Test
  void strictTakesUnknownForAViolation() {
    var strict =
        RowRule.of("strict", new Expectation.EachRow(new AtLeast("amount", 0), true, 1)).rule();
    assertThat(judge(strict, order(1L), order(null)).verdict()).isEqualTo(Verdict.FAIL);
    assertThat(judge(SIGN, order(1L), order(null)).verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void whereNoRowCouldBeJudgedNothingPassed() {
    assertThat(judge(SIGN, order(null)).verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(judge(SIGN).verdict()).isEqualTo(Verdict.UNKNOWN);
  }

  @Test
  void mostlyAllowsAShareOfViolations() {
    var mostly =
        RowRule.of("mostly", new Expectation.EachRow(new AtLeast("amount", 0), false, 0.5)).rule();
    assertThat(judge(mostly, order(1L), order(-1L)).verdict()).isEqualTo(Verdict.PASS);
    assertThat(judge(mostly, order(-1L), order(-1L), order(1L)).verdict()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void rulesShareTheStatesOfEqualMetrics() {
    var low = RowRule.of("low", new Expectation.Metrics(MetricBelow.of("SUM", "amount", 5)));
    var high = RowRule.of("high", new Expectation.Metrics(MetricBelow.of("SUM", "amount", 50)));
    var rules = List.of(low.rule(), high.rule());
    var partials = evaluate(rules, List.of(order(10L)));
    assertThat(partials).hasSize(1);
    assertThat(partials.get(0).segments().kept().get("").metrics()).hasSize(2);
    assertThat(FileRun.judge(rules, partials, 0))
        .extracting(RowVerdict::verdict)
        .containsExactly(Verdict.FAIL, Verdict.PASS);
  }

  @Test
  void aFilterChoosesRows() {
    var rule =
        RowRule.of("sum", new Expectation.Metrics(MetricBelow.of("SUM", "amount", 50)))
            .where(new AtLeast("amount", 10))
            .rule();
    var verdict = judge(rule, order(5L), order(20L), order(null));
    assertThat(verdict.rows()).isEqualTo(1);
    assertThat(verdict.metrics())
        .containsExactly(new MeasuredMetric("SUM(amount)", 20L, Unit.NUMBER, true));
  }

  @Test
  void onEmptyDecidesWhereThereAreNoRows() {
    for (var policy : EmptyPolicy.values()) {
      var rule = RowRule.eachRow("sign", new AtLeast("amount", 0)).onEmpty(policy).rule();
      var verdicts = judge(List.of(rule));
      if (policy == EmptyPolicy.SKIP) {
        assertThat(verdicts).isEmpty();
      } else {
        assertThat(verdicts.get(0).verdict().name()).isEqualTo(policy.name());
      }
    }
  }

  @Test
  void aCountOfNoRowsIsZeroAndNoUnknown() {
    var rule =
        RowRule.of("few", new Expectation.Metrics(MetricBelow.of("ROW_COUNT", "", 1))).rule();
    assertThat(judge(rule).verdict()).isEqualTo(Verdict.PASS);
    assertThat(judge(rule, order(1L)).verdict()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void latenessIsFromTheTimeOfARowToItsArrival() {
    var rule =
        RowRule.of("late", new Expectation.Metrics(MetricBelow.of("LATENESS", "", 2)))
            .over(new Window.Tumble(1_000), "at", 0)
            .rule();
    var evaluator = new RowEvaluator(List.of(rule), SCHEMA, Rejects.NONE);
    evaluator.accept(
        Rows.batch(List.of(new Order(1L, "FR", 900L), new Order(1L, "FR", 500L))), 1_500);
    evaluator.accept(Rows.batch(List.of(new Order(1L, "FR", 1_100L))), 4_000);
    var verdicts = FileRun.judge(List.of(rule), evaluator.drain(), 0);
    assertThat(verdicts)
        .extracting(verdict -> verdict.metrics().get(0).value().toString())
        .containsExactly("1.000", "2.900");
    assertThat(verdicts)
        .extracting(RowVerdict::verdict)
        .containsExactly(Verdict.PASS, Verdict.FAIL);
    var timeless = RowRule.of("late", rule.expectation()).rule();
    assertThat(new RowEvaluator(List.of(timeless), SCHEMA, Rejects.NONE).problems().get("late"))
        .contains("the rule does not say what time rows are of");
  }

  @Test
  void theGravestSeverityThatHoldsIsTaken() {
    var rule =
        RowRule.of("sum", new Expectation.Metrics(MetricBelow.of("SUM", "amount", 0)))
            .severities(
                new SeverityLevel(Severity.WARN, null),
                new SeverityLevel(Severity.CRITICAL, MetricBelow.of("ROW_COUNT", "", 2)))
            .rule();
    assertThat(judge(rule, order(1L)).severity()).isEqualTo(Severity.CRITICAL);
    assertThat(judge(rule, order(1L), order(1L)).severity()).isEqualTo(Severity.WARN);
  }

  @Test
  void aRuleThatCannotBeBoundStopsNoOther() {
    var lost = RowRule.eachRow("lost", new AtLeast("none", 0)).rule();
    var misfit =
        RowRule.of("misfit", new Expectation.Metrics(MetricBelow.of("SUM", "country", 0))).rule();
    var evaluator = new RowEvaluator(List.of(lost, misfit, SIGN), SCHEMA, Rejects.NONE);
    assertThat(evaluator.problems().get("lost")).isEqualTo("unknown column none");
    assertThat(evaluator.problems().get("misfit"))
        .isEqualTo("Cannot compute SUM(country): country is STRING");
    evaluator.accept(Rows.batch(List.of(order(1L))), 0);
    assertThat(FileRun.judge(List.of(SIGN), evaluator.drain(), 0).get(0).verdict())
        .isEqualTo(Verdict.PASS);
  }

  @Test
  void violatingRowsGoToQuarantineMaskedAndNoMoreThanAskedFor() {
    var rule =
        RowRule.eachRow("sign", new AtLeast("amount", 0)).quarantine(2, "COUNTRY", "at").rule();
    var rejected = new ArrayList<String>();
    var evaluator =
        new RowEvaluator(List.of(rule), SCHEMA, (which, row) -> rejected.add(which.name() + row));
    evaluator.accept(Rows.batch(List.of(order(-1L), order(5L), order(-2L), order(-3L))), 0);
    assertThat(rejected)
        .containsExactly(
            "sign{\"amount\":-1,\"country\":\"***\",\"at\":\"***\"}",
            "sign{\"amount\":-2,\"country\":\"***\",\"at\":\"***\"}");
    evaluator.drain();
    evaluator.accept(Rows.batch(List.of(order(-4L))), 59_999);
    assertThat(rejected).hasSize(2);
    evaluator.accept(Rows.batch(List.of(order(-4L))), 60_000);
    assertThat(rejected).hasSize(3);
  }

  @Test
  void aMutedRuleFindsAndSaysThatItIsMuted() {
    var muted = RowRule.eachRow("sign", new AtLeast("amount", 0)).mutedUntil(1_000).rule();
    var evaluator = new RowEvaluator(List.of(muted), SCHEMA, Rejects.NONE);
    evaluator.accept(Rows.batch(List.of(order(-1L))), 0);
    var partials = evaluator.drain();
    var during = FileRun.judge(List.of(muted), partials, 999).get(0).finding(ORDERS);
    assertThat(during.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(during.details()).containsKey(FindingBuilder.MUTED);
    var after = FileRun.judge(List.of(muted), partials, 1_000).get(0).finding(ORDERS);
    assertThat(after.details()).doesNotContainKey(FindingBuilder.MUTED);
  }

  @Test
  void eachSegmentIsJudgedByItself() {
    var rule = RowRule.eachRow("sign", new AtLeast("amount", 0)).segmentBy(0, 10, "country").rule();
    var verdicts =
        judge(
            List.of(rule),
            new Order(1L, "FR", 0L),
            new Order(-1L, "DE", 0L),
            new Order(1L, null, 0L),
            new Order(1L, "NULL", 0L));
    assertThat(verdicts)
        .extracting(verdict -> verdict.segmentText() + " " + verdict.verdict())
        .containsExactly("'NULL' PASS", "DE FAIL", "FR PASS", "NULL PASS");
  }

  @Test
  void topJudgesTheLargestSegmentsAlone() {
    var rule =
        RowRule.eachRow("sign", new AtLeast("amount", 0)).segmentBy(1, 1000, "country").rule();
    var verdicts =
        judge(
            List.of(rule),
            new Order(-1L, "FR", 0L),
            new Order(1L, "DE", 0L),
            new Order(1L, "DE", 0L));
    assertThat(verdicts).hasSize(1);
    assertThat(verdicts.get(0).segment()).containsExactly("DE");
  }

  @Test
  void rulesThatDifferInTopAloneShareSegmentsAndCountRowsOnce() {
    var few = new Expectation.Metrics(MetricBelow.of("ROW_COUNT", "", 3));
    var rules =
        List.of(
            RowRule.of("one", few).segmentBy(1, 1_000, "country").rule(),
            RowRule.of("five", few).segmentBy(5, 1_000, "country").rule());
    var verdicts = judge(rules, order(1L), order(2L));
    assertThat(verdicts)
        .extracting(verdict -> verdict.rule().name() + " " + verdict.rows())
        .containsExactly("one 2", "five 2");
  }

  @Test
  void samplesShowNothingThatWasComputedOfMaskedColumns() {
    var masked =
        RowRule.eachRow("sign", new AtLeast("amount", 0)).quarantine(0, "country.code").rule();
    var unknown = RowRule.of("sum", new Expectation.Metrics(MetricBelow.of("SUM", "none", 0)));
    var schema =
        RowSchema.builder()
            .add("amount", ColumnKind.LONG)
            .add("country", ColumnKind.STRING)
            .addEmpty("none")
            .build();
    var batch = new RowBatch(schema, 1);
    batch.addRow();
    batch.column(0).setLong(0, -1);
    batch.column(1).setText(0, "FR");
    batch.column(2).setNull(0);
    var evaluator = new RowEvaluator(List.of(masked, unknown.rule()), schema, Rejects.NONE);
    evaluator.accept(batch, 0);
    assertThat(FileRun.judge(List.of(masked), evaluator.drain(), 0).get(0).samples())
        .containsExactly("{\"amount\":-1,\"country\":\"***\",\"none\":null}");
  }

  @Test
  void aRuleThatCameInBetweenSaysNothingOfTheScopeThatWasUnderWay() {
    var late = RowRule.eachRow("late", new AtLeast("amount", 5)).rule();
    var partials = new ArrayList<>(evaluate(List.of(SIGN), List.of(order(1L))));
    partials.addAll(evaluate(List.of(SIGN, late), List.of(order(9L))));
    assertThat(FileRun.judge(List.of(SIGN, late), partials, 0))
        .filteredOn(verdict -> verdict.rule().equals(SIGN))
        .extracting(RowVerdict::rows)
        .containsExactly(2L);
    assertThat(FileRun.judge(List.of(SIGN, late), partials, 0))
        .filteredOn(verdict -> verdict.rule().equals(late))
        .extracting(RowVerdict::verdict)
        .containsExactly(Verdict.UNKNOWN);
  }

  @Test
  void aTimeBeyondEveryCalendarIsNone() {
    var rule =
        RowRule.eachRow("sign", new AtLeast("amount", 0))
            .over(new Window.Tumble(1_000), "at", 0)
            .rule();
    var verdicts =
        judge(
            List.of(rule),
            new Order(1L, "FR", Long.MAX_VALUE),
            new Order(1L, "FR", Long.MIN_VALUE + 7),
            new Order(1L, "FR", 0L));
    assertThat(verdicts)
        .extracting(RowVerdict::message)
        .containsExactly("2 rows have no time", "0 of 1 rows violate amount >= 0");
  }

  @Test
  void aHundredThousandSegmentsAreCappedAndCounted() {
    var rule =
        RowRule.eachRow("sign", new AtLeast("amount", 0)).segmentBy(0, 100, "country").rule();
    var evaluator = new RowEvaluator(List.of(rule), SCHEMA, Rejects.NONE);
    for (int from = 0; from < 100_000; from += 1_000) {
      evaluator.accept(
          Rows.batch(
              LongStream.range(from, from + 1_000)
                  .mapToObj(i -> new Order(1L, "c" + i, 0L))
                  .toList()),
          0);
    }
    var partials = evaluator.drain();
    assertThat(partials.get(0).segments().kept()).hasSize(100);
    assertThat(partials.get(0).segments().leftOutRows()).containsEntry("", 99_900L);
    var verdicts = FileRun.judge(List.of(rule), partials, 0);
    var leftOut = verdicts.get(verdicts.size() - 1);
    assertThat(leftOut.verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(leftOut.rows()).isEqualTo(99_900);
    // The estimate from 100 minimum values has a standard error of a tenth.
    assertThat(partials.get(0).segments().count()).isBetween(70_000L, 130_000L);
  }

  @Property(tries = 200)
  void anySplitOfTheRowsSaysTheSame(
      @ForAll @Size(max = 60) List<@IntRange(min = -5, max = 30) Integer> values,
      @ForAll @IntRange(min = 0, max = 60) int where) {
    var orders =
        values.stream()
            .map(
                value ->
                    new Order(value < 0 ? null : value - 5L, "c" + value % 7, value % 11 * 500L))
            .toList();
    int cut = Math.min(where, orders.size());
    var rules = rules();
    var whole = FileRun.judge(rules, evaluate(rules, orders), 0);
    var parts = new ArrayList<>(evaluate(rules, orders.subList(cut, orders.size())));
    parts.addAll(evaluate(rules, orders.subList(0, cut)));
    assertThat(summary(FileRun.judge(rules, parts, 0))).isEqualTo(summary(whole));
  }

  private static List<Rule> rules() {
    var sum = new Expectation.Metrics(MetricBelow.of("SUM", "amount", 60));
    return List.of(
        SIGN,
        RowRule.of("sum", sum).where(new AtLeast("amount", 3)).rule(),
        RowRule.of("by_country", sum).segmentBy(0, 3, "country").rule(),
        RowRule.of("per_second", sum).over(new Window.Tumble(1_000), "at", 0).rule());
  }

  private static List<String> summary(List<RowVerdict> verdicts) {
    return verdicts.stream()
        .map(
            verdict ->
                Stream.of(
                        verdict.rule().name(),
                        verdict.scope().id(),
                        verdict.segment(),
                        verdict.verdict(),
                        verdict.rows(),
                        verdict.violations(),
                        verdict.metrics())
                    .map(String::valueOf)
                    .reduce("", (a, b) -> a + " " + b))
        .toList();
  }

  @Test
  void columnsThatNoRuleReadsAreNotAskedFor() {
    assertThat(RowColumns.of(List.of(SIGN), SCHEMA)).containsExactly("amount");
    assertThat(
            RowColumns.of(
                Arrays.asList(
                    SIGN,
                    RowRule.eachRow("s", new AtLeast("AMOUNT", 0))
                        .segmentBy(0, 9, "country")
                        .rule()),
                SCHEMA))
        .containsExactly("amount", "country");
  }
}
