package io.plumbline.jobs.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.jobs.rule.RuleBroadcast;
import io.plumbline.jobs.rule.RuleSeed;
import io.plumbline.model.Command;
import io.plumbline.model.DatasetId;
import io.plumbline.model.Finding;
import io.plumbline.model.Incident;
import io.plumbline.model.IncidentStatus;
import io.plumbline.model.JobId;
import io.plumbline.model.RuleText;
import io.plumbline.model.RunOutput;
import io.plumbline.model.Verdict;
import io.plumbline.sql.SqlRuleCompiler;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoadJudgeOperatorTest {
  private static final DatasetId ORDERS = new DatasetId("default", "", "dwh.orders");
  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final int LEARNED = 60;

  private KeyedBroadcastOperatorTestHarness<String, LoadEvent, RuleText, Finding> operator;

  private static RuleText rule(int version, String more) {
    var sql = "CREATE RULE volume ON dwh.orders EXPECT NORMAL ROW_COUNT() " + more;
    return new RuleText("default", "volume", version, sql, false, "test", 0);
  }

  private static KeyedBroadcastOperatorTestHarness<String, LoadEvent, RuleText, Finding> operator()
      throws Exception {
    return new KeyedBroadcastOperatorTestHarness<>(
        new CoBroadcastWithKeyedOperator<>(
            new LoadJudgeFunction(new RuleSeed(List.of(rule(1, "")), SqlRuleCompiler::new), 30_000),
            List.of(RuleBroadcast.DESCRIPTOR)),
        LoadEvent::datasetKey,
        Types.STRING,
        2,
        1,
        0);
  }

  private Finding load(int day, long rows) throws Exception {
    var job = new JobId("default", "etl", "load");
    var load =
        new RunOutput(ORDERS, job, "run" + day, day * DAY, null, rows, null, null, null, null);
    operator.processElement(LoadEvent.of(load), day * DAY);
    var findings = operator.extractOutputValues();
    return findings.get(findings.size() - 1);
  }

  private void acknowledge(Finding first) throws Exception {
    var incident =
        new Incident(
            "i",
            first.fingerprint(),
            IncidentStatus.OPEN,
            first.atMillis(),
            first.atMillis(),
            null,
            1,
            first,
            false,
            null);
    var command =
        new Command(
            "c", "default", "ann", Command.EXPECTED, "i", "", first.atMillis() + 1, incident);
    operator.processElement(LoadEvent.of(command), first.atMillis() + 1);
  }

  private void restart() throws Exception {
    var snapshot = operator.snapshot(1, 1);
    operator.close();
    operator = operator();
    operator.initializeState(snapshot);
    operator.open();
  }

  @BeforeEach
  void learn() throws Exception {
    operator = operator();
    operator.open();
    for (int day = 0; day < LEARNED; day++) {
      load(day, 1_000 + day * 37 % 40);
    }
  }

  @AfterEach
  void close() throws Exception {
    operator.close();
  }

  @Test
  void whatWasAcknowledgedAsExpectedIsStillKnownAfterARestart() throws Exception {
    var first = load(LEARNED, 3_000);
    assertThat(first.verdict()).isEqualTo(Verdict.FAIL);
    acknowledge(first);
    restart();
    assertThat(load(LEARNED + 1, 3_020).verdict()).isEqualTo(Verdict.PASS);
    assertThat(load(LEARNED + 2, 3_010).verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void withoutAcknowledgementTheNewLevelIsAnomalous() throws Exception {
    load(LEARNED, 3_000);
    restart();
    assertThat(load(LEARNED + 1, 3_020).verdict()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void runThatIsExcludedLaterNoLongerSetsWhatIsExpected() throws Exception {
    // Four loads in a row are believed as a new level; the rule then says that they never were.
    for (int day = LEARNED; day < LEARNED + 6; day++) {
      load(day, 3_000 + day);
    }
    restart();
    operator.processBroadcastElement(
        rule(2, "EXCLUDE RUNS ('run60', 'run61', 'run62', 'run63', 'run64', 'run65')"), 1);
    var next = load(LEARNED + 6, 1_020);
    assertThat(next.verdict()).isEqualTo(Verdict.PASS);
    assertThat(next.expected()).isBetween(950.0, 1_100.0);
  }
}
