package io.plumbline.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.Severity;
import io.plumbline.model.StatementKind;
import io.plumbline.model.ViolationAction;
import io.plumbline.rules.ArrivalExpectation;
import io.plumbline.rules.Direction;
import io.plumbline.rules.Expectation;
import io.plumbline.rules.LikeTarget;
import io.plumbline.rules.Mode;
import io.plumbline.rules.NamedTarget;
import io.plumbline.rules.Quarantine;
import io.plumbline.rules.Rule;
import io.plumbline.rules.SchemaChangeKind;
import io.plumbline.rules.Window;
import io.plumbline.udfs.MetricCall;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatementsTest {
  private static Statement one(String text) {
    var script = Statements.parse(text);
    assertThat(script.problems()).isEmpty();
    assertThat(script.statements()).hasSize(1);
    return script.statements().get(0);
  }

  private static Rule rule(String text) {
    return ((CreateRule) one(text)).rule();
  }

  private static Expectation expectation(String text) {
    return rule("CREATE RULE r ON d EXPECT " + text).expectation();
  }

  @Test
  void clausesThatAreLeftOutHaveDefaults() {
    var rule = rule("CREATE RULE r ON d EXPECT (ROW_COUNT() > 0)");

    assertThat(rule.name()).isEqualTo("r");
    assertThat(rule.filter()).isNull();
    assertThat(rule.window()).isEqualTo(new Window.Run());
    assertThat(rule.severity()).isEqualTo(Severity.ERROR);
    assertThat(rule.actions()).containsExactly(ViolationAction.ALERT);
    assertThat(rule.mode()).isEqualTo(Mode.ENFORCED);
    assertThat(rule.owner() + rule.notifyTo() + rule.comment()).isEmpty();
  }

  @Test
  void everyClauseIsReadInAnyOrder() {
    var create =
        (CreateRule)
            one(
                """
                create or replace rule Pay_OK on kafka.pay
                  where amount is not null
                  over tumble(interval '5' minute)
                  expect each row (amount > 0) mostly 0.999
                  mode shadow comment 'it''s' notify 'team' owner 'me'
                  on violation quarantine to pay.dlq, drop row, block downstream, fail run, tag
                  severity critical
                """);
    var rule = create.rule();

    assertThat(create.orReplace()).isTrue();
    assertThat(create.ifNotExists()).isFalse();
    assertThat(rule.quarantine()).isEqualTo(new Quarantine("pay.dlq", 0, List.of()));
    assertThat(rule.name()).isEqualTo("Pay_OK");
    assertThat(rule.filter().sql()).isEqualTo("amount IS NOT NULL");
    assertThat(rule.window()).isEqualTo(new Window.Tumble(300_000));
    assertThat(((Expectation.EachRow) rule.expectation()).mostly()).isEqualTo(0.999);
    assertThat(rule.mode()).isEqualTo(Mode.SHADOW);
    assertThat(rule.comment()).isEqualTo("it's");
    assertThat(rule.notifyTo()).isEqualTo("team");
    assertThat(rule.owner()).isEqualTo("me");
    assertThat(rule.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(rule.actions())
        .containsExactly(
            ViolationAction.QUARANTINE,
            ViolationAction.DROP_ROW,
            ViolationAction.BLOCK_DOWNSTREAM,
            ViolationAction.FAIL_RUN,
            ViolationAction.TAG);
  }

  @Test
  void targetsAreNamesTextsAndPatterns() {
    assertThat(rule("CREATE RULE r ON dwh.orders EXPECT NORMAL ROW_COUNT()").target())
        .isEqualTo(new NamedTarget("dwh.orders", "dwh.orders"));
    assertThat(rule("CREATE RULE r ON 's3://b/x' EXPECT NORMAL ROW_COUNT()").target())
        .isEqualTo(new NamedTarget("s3://b/x", "'s3://b/x'"));
    assertThat(rule("CREATE RULE r ON LIKE 'dwh.%' EXPECT NORMAL ROW_COUNT()").target())
        .isEqualTo(new LikeTarget("dwh.%", "LIKE 'dwh.%'"));
  }

  @Test
  void normalTakesAMetricAndADirection() {
    assertThat(expectation("NORMAL row_count() DIRECTION DROP"))
        .isEqualTo(new Expectation.Normal(MetricCall.of("ROW_COUNT"), Direction.DROP));
    assertThat(expectation("NORMAL ROW_COUNT()"))
        .isEqualTo(new Expectation.Normal(MetricCall.of("ROW_COUNT"), Direction.BOTH));
  }

  @Test
  void arrivalIsByATimeOfDayOrEveryInterval() {
    assertThat(
            expectation(
                "ARRIVAL BY TIME '08:00' TIME ZONE 'Europe/Paris' GRACE INTERVAL '90' SECOND"))
        .isEqualTo(
            new ArrivalExpectation.ByTime(
                LocalTime.of(8, 0), ZoneId.of("Europe/Paris"), "", Duration.ofSeconds(90)));
    assertThat(expectation("ARRIVAL BY TIME '23:59:30' TIME ZONE 'UTC'"))
        .isEqualTo(
            new ArrivalExpectation.ByTime(
                LocalTime.of(23, 59, 30), ZoneId.of("UTC"), "", Duration.ZERO));
    assertThat(
            expectation("ARRIVAL EVERY INTERVAL '1' HOUR GRACE INTERVAL '1:30' MINUTE TO SECOND"))
        .isEqualTo(new ArrivalExpectation.Every(Duration.ofHours(1), Duration.ofSeconds(90)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"SCHEMA NO DROP, NARROW", "SCHEMA NO NARROW NO DROP", "SCHEMA NO DROP, NO NARROW"})
  void schemaChangesAreListedWithOrWithoutCommas(String text) {
    var schema = (Expectation.Schema) expectation(text);

    assertThat(schema.forbidden())
        .containsExactlyInAnyOrder(SchemaChangeKind.DROP, SchemaChangeKind.NARROW);
  }

  @Test
  void intervalsMayHaveMoreThanTwoDigits() {
    assertThat(expectation("ARRIVAL EVERY INTERVAL '1000' MINUTE"))
        .isEqualTo(new ArrivalExpectation.Every(Duration.ofMinutes(1000), Duration.ZERO));
  }

  @Test
  void metricConditionListsItsMetricsOnce() {
    var metrics =
        (Expectation.Metrics) expectation("(MAX(a) > MIN(a) OR MIN(a) = 0 AND ROW_COUNT() > 1)");

    assertThat(metrics.condition().metrics())
        .containsExactly(
            MetricCall.of("MAX", "a"), MetricCall.of("MIN", "a"), MetricCall.of("ROW_COUNT"));
  }

  @Test
  void statementsAreSeparatedBySemicolonsAndMayHaveComments() {
    var script =
        Statements.parse(
            """
            -- one; two
            SHOW RULES; /* ; ' */ SHOW RULES ON dwh.orders LIKE 'a;%';;
              DROP RULE IF EXISTS a; EXPLAIN RULE "a b" // end
            """);

    assertThat(script.problems()).isEmpty();
    assertThat(script.statements())
        .containsExactly(
            new Show(StatementKind.RULE, null, "", 2, 1),
            new Show(StatementKind.RULE, new NamedTarget("dwh.orders", "dwh.orders"), "a;%", 2, 23),
            new Drop(StatementKind.RULE, "a", true, 3, 3),
            new ExplainRule("a b", ExplainRule.Aspect.MEANING, 3, 26));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "owner", "mode", "each", "rule", "run", "severity", "comment", "tag", "name", "type",
        "expect", "normal", "if", "show", "batch", "alert", "empty", "grace", "same", "direction"
      })
  void wordsOfTheLanguageAreStillNamesOfColumns(String column) {
    assertThat(expectation("EACH ROW (" + column + " > 1 AND x." + column + " IS NULL)"))
        .isInstanceOfSatisfying(
            Expectation.EachRow.class,
            each -> assertThat(each.predicate().columns()).containsExactly(column, "x." + column));
  }

  @Test
  void windowAfterAFunctionInWhereBelongsToTheRule() {
    var rule = rule("CREATE RULE r ON d WHERE a > ABS(b) OVER RUN EXPECT (ROW_COUNT() > 0)");

    assertThat(rule.filter().sql()).isEqualTo("a > ABS(b)");
  }

  @Test
  void acknowledgementsSayWhetherWhatWasFoundIsExpectedAndWhy() {
    var text = "ack incident 'i1'; ACK INCIDENT 'i''2' AS EXPECTED COMMENT 'sale'";
    var acks = Statements.parse(text).orThrow();
    assertThat(acks)
        .extracting(Statement::sql)
        .containsExactly("ACK INCIDENT 'i1'", "ACK INCIDENT 'i''2' AS EXPECTED COMMENT 'sale'");
    assertThat(acks.get(1)).isEqualTo(new AckIncident("i'2", true, "sale", 1, 20));
  }

  @Test
  void emptyTextHasNeitherStatementsNorProblems() {
    assertThat(Statements.parse(" ; -- nothing\n;")).isEqualTo(Statements.parse(""));
  }
}
