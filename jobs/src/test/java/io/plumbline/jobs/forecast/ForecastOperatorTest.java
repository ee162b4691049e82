package io.plumbline.jobs.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.jobs.rule.RuleBroadcast;
import io.plumbline.jobs.rule.RuleSeed;
import io.plumbline.model.DatasetFacts;
import io.plumbline.model.DatasetId;
import io.plumbline.model.Finding;
import io.plumbline.model.JobId;
import io.plumbline.model.RuleText;
import io.plumbline.model.RunEventType;
import io.plumbline.model.RunUpdate;
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

class ForecastOperatorTest {
  private static final DatasetId PAYMENTS = new DatasetId("default", "pg", "raw.payments");
  private static final DatasetId REVENUE = new DatasetId("default", "pg", "mart.revenue");
  private static final RuleText RULE =
      new RuleText(
          "default",
          "eta",
          1,
          "CREATE RULE eta ON LIKE 'mart.%' EXPECT ARRIVAL BY TIME '08:00' TIME ZONE 'UTC'",
          false,
          "test",
          0);

  private KeyedBroadcastOperatorTestHarness<String, RunUpdate, RuleText, Finding> operator;

  private static KeyedBroadcastOperatorTestHarness<String, RunUpdate, RuleText, Finding> operator()
      throws Exception {
    return new KeyedBroadcastOperatorTestHarness<>(
        new CoBroadcastWithKeyedOperator<>(
            new ForecastFunction(new RuleSeed(List.of(RULE), SqlRuleCompiler::new)),
            List.of(RuleBroadcast.DESCRIPTOR)),
        update -> update.job().tenant(),
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

  private static long at(int day, String time) {
    return Instant.parse("2026-06-%02dT%s:00Z".formatted(day, time)).toEpochMilli();
  }

  private void run(String job, RunEventType type, long at, List<DatasetId> in, DatasetId out)
      throws Exception {
    operator.processElement(
        new RunUpdate(
            new JobId("default", "etl", job),
            "run",
            type,
            at,
            job + at,
            null,
            null,
            null,
            null,
            in.stream().map(DatasetFacts::of).toList(),
            List.of(DatasetFacts.of(out))),
        at);
  }

  private void reach(long at) throws Exception {
    operator.processWatermark(at);
    operator.processBroadcastWatermark(new Watermark(at));
  }

  private void usualDays() throws Exception {
    for (int day = 1; day <= 10; day++) {
      run("ingest", RunEventType.COMPLETE, at(day, "06:00"), List.of(), PAYMENTS);
      run("mart", RunEventType.START, at(day, "06:10"), List.of(PAYMENTS), REVENUE);
      run("mart", RunEventType.COMPLETE, at(day, "07:10"), List.of(PAYMENTS), REVENUE);
      reach(at(day, "07:11"));
    }
  }

  private List<Finding> findings() {
    return operator.extractOutputValues();
  }

  @Test
  void delayIsForetoldWithoutAnyEvent() throws Exception {
    usualDays();
    reach(at(11, "06:30"));
    assertThat(findings()).isEmpty();
    for (int minute = 31; minute < 60; minute++) {
      reach(at(11, "06:" + minute));
    }
    assertThat(findings()).isNotEmpty();
    assertThat(findings()).extracting(Finding::verdict).containsOnly(Verdict.FAIL);
    assertThat(findings().get(0).message())
        .startsWith("mart.revenue will be about ")
        .contains("because raw.payments has not arrived");
  }

  @Test
  void foretoldDelayEndsWhenTheDatasetIsThere() throws Exception {
    usualDays();
    for (int minute = 0; minute < 60; minute++) {
      reach(at(11, "06:%02d".formatted(minute)));
    }
    run("mart", RunEventType.COMPLETE, at(11, "07:30"), List.of(PAYMENTS), REVENUE);
    reach(at(11, "07:32"));
    var last = findings().get(findings().size() - 1);
    assertThat(last.verdict()).isEqualTo(Verdict.PASS);
    assertThat(last.message()).isEqualTo("mart.revenue arrived in time after all");
    assertThat(last.fingerprint()).isEqualTo(findings().get(0).fingerprint());
  }

  @Test
  void whatWasLearnedAndToldSurvivesARestart() throws Exception {
    usualDays();
    var checkpoint = operator.snapshot(1, 1);
    operator.close();
    operator = operator();
    operator.initializeState(checkpoint);
    operator.open();
    reach(at(11, "06:59"));
    reach(at(11, "07:00"));
    assertThat(findings()).isNotEmpty();
  }

  @Test
  void inputThatEndsTellsNothing() throws Exception {
    usualDays();
    reach(Long.MAX_VALUE);
    assertThat(findings()).isEmpty();
  }
}
