package io.plumbline.jobs.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.jobs.rule.RuleBroadcast;
import io.plumbline.jobs.rule.RuleSeed;
import io.plumbline.model.Alert;
import io.plumbline.model.Command;
import io.plumbline.model.DatasetId;
import io.plumbline.model.Finding;
import io.plumbline.model.RuleText;
import io.plumbline.model.Transition;
import io.plumbline.model.Verdict;
import io.plumbline.rules.FindingBuilder;
import io.plumbline.rules.incident.IncidentPolicy;
import io.plumbline.sql.SqlRuleCompiler;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IncidentOperatorTest {
  private static final DatasetId ORDERS = new DatasetId("default", "", "dwh.orders");
  private static final long HOUR = Duration.ofHours(1).toMillis();

  private KeyedBroadcastOperatorTestHarness<String, IncidentEvent, RuleText, Alert> operator;

  private static RuleText rule(int version, String more, boolean dropped) {
    var sql = "CREATE RULE volume ON dwh.orders EXPECT NORMAL ROW_COUNT() " + more;
    return new RuleText("default", "volume", version, sql, dropped, "test", 0);
  }

  private static Finding finding(String run, long atMillis, Verdict verdict) {
    return new FindingBuilder(
            new SqlRuleCompiler().compile(rule(1, "", false)), ORDERS, "", run, atMillis)
        .verdict(verdict, "dwh.orders lost rows");
  }

  private static KeyedBroadcastOperatorTestHarness<String, IncidentEvent, RuleText, Alert>
      operator() throws Exception {
    return new KeyedBroadcastOperatorTestHarness<>(
        new CoBroadcastWithKeyedOperator<>(
            new IncidentFunction(
                new RuleSeed(List.of(rule(1, "", false)), SqlRuleCompiler::new),
                30_000,
                IncidentPolicy.DEFAULT),
            List.of(RuleBroadcast.DESCRIPTOR)),
        IncidentEvent::fingerprint,
        Types.STRING,
        2,
        1,
        0);
  }

  @BeforeEach
  void open() throws Exception {
    operator = operator();
    operator.open();
    operator.setProcessingTime(0);
    operator.processElement(IncidentEvent.of(finding("run", 1, Verdict.FAIL)), 1);
  }

  @AfterEach
  void close() throws Exception {
    operator.close();
  }

  private List<Transition> transitions() {
    return operator.extractOutputValues().stream().map(Alert::transition).toList();
  }

  @Test
  void reminderComesAfterARestartOnceHoweverLongItLasted() throws Exception {
    var snapshot = operator.snapshot(1, 1);
    operator.close();
    operator = operator();
    operator.initializeState(snapshot);
    operator.open();
    operator.setProcessingTime(100 * HOUR);
    assertThat(transitions()).containsExactly(Transition.REMINDED);
  }

  @Test
  void acknowledgementEndsReminders() throws Exception {
    var incident = operator.extractOutputValues().get(0).incident();
    var command =
        new Command("c", "default", "ann", Command.ACKNOWLEDGED, incident.id(), "", HOUR, incident);
    operator.setProcessingTime(HOUR);
    operator.processElement(IncidentEvent.of(command), HOUR);
    operator.setProcessingTime(100 * HOUR);
    assertThat(transitions()).containsExactly(Transition.OPENED, Transition.ACKNOWLEDGED);
  }

  @Test
  void mutedRuleRemindsNobodyUntilItsTimeIsOver() throws Exception {
    operator.processBroadcastElement(
        rule(2, "MUTE UNTIL TIMESTAMP '1970-01-02 00:00:00'", false), 2);
    operator.setProcessingTime(23 * HOUR);
    assertThat(transitions()).containsExactly(Transition.OPENED);
    operator.setProcessingTime(24 * HOUR);
    assertThat(transitions()).containsExactly(Transition.OPENED, Transition.REMINDED);
  }

  @Test
  void incidentOfADroppedRuleRemindsNobody() throws Exception {
    operator.processBroadcastElement(rule(2, "", true), 2);
    operator.setProcessingTime(100 * HOUR);
    assertThat(transitions()).containsExactly(Transition.OPENED);
  }
}
