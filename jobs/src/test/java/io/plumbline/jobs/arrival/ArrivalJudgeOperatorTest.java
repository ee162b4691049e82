package io.plumbline.jobs.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.jobs.rule.RuleBroadcast;
import io.plumbline.jobs.rule.RuleSeed;
import io.plumbline.model.DatasetId;
import io.plumbline.model.Finding;
import io.plumbline.model.RuleText;
import io.plumbline.model.Verdict;
import io.plumbline.sql.SqlRuleCompiler;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ArrivalJudgeOperatorTest {
  private static final DatasetId REVENUE = new DatasetId("default", "", "mart.revenue");
  private static final long DECLARED = at("2026-06-01T07:00:00Z");

  private KeyedBroadcastOperatorTestHarness<String, ArrivalEvent, RuleText, Finding> operator;

  private static long at(String instant) {
    return Instant.parse(instant).toEpochMilli();
  }

  private static RuleText rule(int version, String time, boolean dropped) {
    var sql =
        "CREATE RULE eta ON mart.revenue EXPECT ARRIVAL BY TIME '%s' TIME ZONE 'UTC'"
            .formatted(time);
    return new RuleText("default", "eta", version, sql, dropped, "test", DECLARED);
  }

  private static ArrivalEvent declared(RuleText rule) {
    return new ArrivalEvent(
        ArrivalEvent.Kind.DECLARED, rule.key(), rule, REVENUE, null, rule.atMillis());
  }

  private static KeyedBroadcastOperatorTestHarness<String, ArrivalEvent, RuleText, Finding>
      operator() throws Exception {
    return new KeyedBroadcastOperatorTestHarness<>(
        new CoBroadcastWithKeyedOperator<>(
            new ArrivalJudgeFunction(new RuleSeed(List.of(), SqlRuleCompiler::new)),
            List.of(RuleBroadcast.DESCRIPTOR)),
        ArrivalEvent::key,
        Types.STRING,
        2,
        1,
        0);
  }

  @BeforeEach
  void open() throws Exception {
    operator = operator();
    operator.open();
  }

  @AfterEach
  void close() throws Exception {
    operator.close();
  }

  private void reach(String instant) throws Exception {
    operator.processWatermark(at(instant));
    operator.processBroadcastWatermark(new Watermark(at(instant)));
  }

  private List<Finding> findings() {
    return operator.extractOutputValues();
  }

  @Test
  void declarationThatOvertakesTheBroadcastRuleStillRaisesTheBreach() throws Exception {
    var rule = rule(1, "08:00", false);
    operator.processElement(declared(rule), DECLARED);
    operator.processBroadcastElement(rule, DECLARED);
    reach("2026-06-01T08:00:01Z");
    assertThat(findings()).extracting(Finding::verdict).containsExactly(Verdict.FAIL);
  }

  @Test
  void replacedRuleMovesTheDeadlineWhicheverComesFirst() throws Exception {
    operator.processElement(declared(rule(1, "08:00", false)), DECLARED);
    operator.processElement(declared(rule(2, "09:00", false)), DECLARED);
    operator.processBroadcastElement(rule(1, "08:00", false), DECLARED);
    operator.processBroadcastElement(rule(2, "09:00", false), DECLARED);
    reach("2026-06-01T08:30:00Z");
    assertThat(findings()).isEmpty();
    reach("2026-06-01T09:00:01Z");
    assertThat(findings()).extracting(Finding::verdict).containsExactly(Verdict.FAIL);
  }

  @Test
  void droppedRuleRaisesNothing() throws Exception {
    operator.processElement(declared(rule(1, "08:00", false)), DECLARED);
    operator.processBroadcastElement(rule(2, "08:00", true), DECLARED);
    reach("2026-06-01T08:00:01Z");
    assertThat(findings()).isEmpty();
  }

  @Test
  void inputThatEndsRaisesNothing() throws Exception {
    operator.processElement(declared(rule(1, "08:00", false)), DECLARED);
    operator.processWatermark(Long.MAX_VALUE);
    operator.processBroadcastWatermark(Watermark.MAX_WATERMARK);
    assertThat(findings()).isEmpty();
  }

  @Test
  void armedDeadlineSurvivesARestart() throws Exception {
    operator.processElement(declared(rule(1, "08:00", false)), DECLARED);
    operator.processBroadcastElement(rule(1, "08:00", false), DECLARED);
    var checkpoint = operator.snapshot(1, 1);
    operator.close();
    operator = operator();
    operator.initializeState(checkpoint);
    operator.open();
    reach("2026-06-01T08:00:01Z");
    assertThat(findings()).extracting(Finding::verdict).containsExactly(Verdict.FAIL);
  }
}
