package io.plumbline.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.Severity;
import io.plumbline.model.ViolationAction;
import io.plumbline.rules.Damping;
import io.plumbline.rules.EmptyPolicy;
import io.plumbline.rules.Expectation;
import io.plumbline.rules.History;
import io.plumbline.rules.Quarantine;
import io.plumbline.rules.RowTime;
import io.plumbline.rules.Rule;
import io.plumbline.rules.ScalarExpression;
import io.plumbline.rules.Segmentation;
import io.plumbline.rules.Window;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleClausesTest {
  private static final String ROWS = " EXPECT EACH ROW (a > 0) ";

  private static Rule rule(String clauses) {
    var script = Statements.parse("CREATE RULE r ON d " + clauses);
    assertThat(script.problems()).as(clauses).isEmpty();
    return ((CreateRule) script.statements().get(0)).rule();
  }

  @Test
  void rowsAreJudgedOverEveryKindOfWindow() {
    assertThat(rule("OVER BATCH" + ROWS).window()).isEqualTo(new Window.Batch());
    assertThat(rule("OVER LAST 7 RUNS" + ROWS).window()).isEqualTo(new Window.LastRuns(7));
    assertThat(rule("OVER TUMBLE(INTERVAL '5' MINUTE)" + ROWS).window())
        .isEqualTo(new Window.Tumble(300_000));
    assertThat(rule("OVER HOP(INTERVAL '1' HOUR, INTERVAL '5' MINUTE)" + ROWS).window())
        .isEqualTo(new Window.Hop(3_600_000, 300_000));
    assertThat(rule("OVER SESSION(INTERVAL '30' SECOND)" + ROWS).window())
        .isEqualTo(new Window.Session(30_000));
    assertThat(rule("OVER CUMULATE(INTERVAL '1' HOUR, INTERVAL '1' DAY)" + ROWS).window())
        .isEqualTo(new Window.Cumulate(3_600_000, 86_400_000));
  }

  @Test
  void windowSaysWhichTimeRowsAreOf() {
    var tumble = "OVER TUMBLE(INTERVAL '5' MINUTE) ";

    assertThat(rule(tumble + ROWS).time()).isEqualTo(RowTime.ARRIVAL);
    assertThat(rule(tumble + "ON PROCESSING TIME" + ROWS).time()).isEqualTo(RowTime.ARRIVAL);
    assertThat(
            rule(tumble + "ON EVENT TIME e.ts ALLOWED LATENESS INTERVAL '1' MINUTE" + ROWS).time())
        .isEqualTo(new RowTime("e.ts", 60_000));
  }

  @Test
  void segmentsAreOfAnyValueAndBounded() {
    var top = rule("SEGMENT BY country, UPPER(channel) TOP 20" + ROWS).segmentation();
    var most = rule("SEGMENT BY country MAX 50 SEGMENTS" + ROWS).segmentation();

    assertThat(top.keys())
        .extracting(ScalarExpression::sql)
        .containsExactly("country", "UPPER(channel)");
    assertThat(top.top()).isEqualTo(20);
    assertThat(top.most()).isEqualTo(Segmentation.CANDIDATES);
    assertThat(most.top()).isZero();
    assertThat(most.most()).isEqualTo(50);
    assertThat(rule("SEGMENT BY country" + ROWS).segmentation().most())
        .isEqualTo(Segmentation.DEFAULT_MOST);
  }

  @Test
  void severityDependsOnTheFigures() {
    var rule =
        rule(
            ROWS
                + "SEVERITY CRITICAL WHEN ROW_COUNT() < 0.5 * AVG(ROW_COUNT()) OVER LAST 10 RUNS,"
                + " ERROR WHEN NULL_RATIO(a) > 0.1, WARN");

    assertThat(rule.severities())
        .extracting(
            level -> level.severity() + " " + (level.when() == null ? "" : level.when().sql()))
        .containsExactly(
            "CRITICAL ROW_COUNT() < 0.5 * AVG(ROW_COUNT()) OVER LAST 10 RUNS",
            "ERROR NULL_RATIO(a) > 0.1",
            "WARN ");
    assertThat(rule.severity()).isEqualTo(Severity.WARN);
  }

  @Test
  void violationsAreDampedAndRowsPutAside() {
    var rule =
        rule(
            ROWS
                + "FOR 2 OF 3 WINDOWS ON EMPTY SKIP"
                + " ON VIOLATION QUARANTINE TO dlq.pay SAMPLE 100 MASK (iban, \"a b\"), DROP ROW");

    assertThat(rule.damping()).isEqualTo(new Damping(2, 3));
    assertThat(rule.onEmpty()).isEqualTo(EmptyPolicy.SKIP);
    assertThat(rule.actions())
        .containsExactly(ViolationAction.QUARANTINE, ViolationAction.DROP_ROW);
    assertThat(rule.quarantine()).isEqualTo(new Quarantine("dlq.pay", 100, List.of("iban", "a b")));
  }

  @Test
  void ruleMayBeMutedAndForgetAndLeaveRunsOut() {
    var rule =
        rule(
            "EXPECT NORMAL ROW_COUNT() MUTE UNTIL TIMESTAMP '2026-01-31 08:00:00'"
                + " BASELINE SINCE DATE '2026-01-01' EXCLUDE RUNS ('a', 'b')");

    assertThat(Instant.ofEpochMilli(rule.mutedUntilMillis())).hasToString("2026-01-31T08:00:00Z");
    assertThat(rule.history())
        .isEqualTo(
            new History(Instant.parse("2026-01-01T00:00:00Z").toEpochMilli(), List.of("a", "b")));
  }

  @Test
  void strictRuleTakesUnknownForAViolation() {
    assertThat(((Expectation.EachRow) rule(ROWS).expectation()).isStrict()).isFalse();
    assertThat(
            ((Expectation.EachRow) rule("EXPECT EACH ROW (a > 0) STRICT MOSTLY 0.9").expectation())
                .isStrict())
        .isTrue();
  }

  @Test
  void datasetMayHaveAnAlias() {
    var rule =
        rule(
            "AS o WHERE o.amount > p.amount SEGMENT BY o.country"
                + " OVER TUMBLE(INTERVAL '1' DAY) ON EVENT TIME o.ts EXPECT (SUM(o.amount) > 0)");

    assertThat(rule.filter().sql()).isEqualTo("amount > p.amount");
    assertThat(rule.segmentation().sql()).isEqualTo("country");
    assertThat(rule.time().column()).isEqualTo("ts");
    assertThat(((Expectation.Metrics) rule.expectation()).condition().sql())
        .isEqualTo("SUM(amount) > 0");
  }

  @Test
  void namesInBackticksAreNames() {
    var rule = rule("WHERE `a b` > 1 -- a ` in a comment\n EXPECT EACH ROW (`order`.x = '`')");

    assertThat(rule.filter().sql()).isEqualTo("\"a b\" > 1");
    assertThat(((Expectation.EachRow) rule.expectation()).predicate().sql())
        .isEqualTo("\"order.x\" = '`'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "OVER LAST 3 RUNS EXPECT (ROW_COUNT() > AVG(ROW_COUNT()) OVER LAST 10 RUNS)",
        "EXPECT (ROW_COUNT() > AVG(ROW_COUNT()) OVER LAST 10 RUNS) OVER LAST 3 RUNS",
        "WHERE a > ABS(b) OVER LAST 3 RUNS EXPECT (ROW_COUNT() > 0)",
        "EXPECT (ROW_COUNT() > 0) SEVERITY WARN WHEN ROW_COUNT() > MAX(COUNT(*)) OVER LAST 9 RUNS"
            + " OVER LAST 3 RUNS",
        "EXPECT (ROW_COUNT() > 0) SEVERITY WARN WHEN MIN(a) > 1 OVER LAST 3 RUNS",
        "EXPECT (ROW_COUNT() > 0) SEVERITY WARN WHEN CASE WHEN MIN(a) > 1 THEN TRUE END"
            + " MODE SHADOW OVER LAST 3 RUNS"
      })
  void overOfTheRuleIsToldFromTheOverOfAHistory(String clauses) {
    assertThat(rule(clauses).window()).isEqualTo(new Window.LastRuns(3));
  }
}
