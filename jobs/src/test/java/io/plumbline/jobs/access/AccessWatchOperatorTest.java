package io.plumbline.jobs.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.jobs.rule.RuleBroadcast;
import io.plumbline.jobs.rule.RuleSeed;
import io.plumbline.model.AccessAction;
import io.plumbline.model.AccessEvent;
import io.plumbline.model.DatasetId;
import io.plumbline.model.Decision;
import io.plumbline.model.DecisionAction;
import io.plumbline.model.RuleText;
import io.plumbline.model.StatementKind;
import io.plumbline.rules.access.DatasetAccess;
import io.plumbline.sql.SqlRuleCompiler;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccessWatchOperatorTest {
  private static final DatasetId SALARIES = new DatasetId("default", "", "hr.salaries");
  private static final long NOW = Duration.ofDays(20_000).toMillis();

  private KeyedBroadcastOperatorTestHarness<String, DatasetAccess, RuleText, Decision> operator;

  private static RuleText policy(int version, String rest) {
    var sql = "CREATE ACCESS POLICY p ON " + rest;
    return new RuleText("default", StatementKind.POLICY.kept("p"), version, sql, false, "test", 0);
  }

  private static KeyedBroadcastOperatorTestHarness<String, DatasetAccess, RuleText, Decision>
      operator() throws Exception {
    var knocking =
        policy(
            1,
            "LIKE 'hr.%' WHEN DENIED BURST OF 3 THEN DENY"
                + " FOR INTERVAL '1' DAY VIA ranger ENFORCED");
    return new KeyedBroadcastOperatorTestHarness<>(
        new CoBroadcastWithKeyedOperator<>(
            new AccessWatchFunction(new RuleSeed(List.of(knocking), SqlRuleCompiler::new)),
            List.of(RuleBroadcast.DESCRIPTOR)),
        access -> access.event().key(),
        Types.STRING,
        2,
        1,
        0);
  }

  private void access(String tenant, String user, int id, DatasetId dataset, boolean allowed)
      throws Exception {
    var event =
        new AccessEvent(
            "event" + id,
            tenant,
            "ranger",
            NOW + id,
            user,
            AccessAction.READ,
            dataset.name(),
            List.of(dataset),
            null,
            allowed,
            null,
            1,
            true,
            Map.of("tags", "[{\"type\":\"PII\"}]"));
    operator.processElement(new DatasetAccess(event, dataset, event.atMillis(), 1), NOW + id);
  }

  private void denied(String user, int id) throws Exception {
    access("default", user, id, SALARIES, false);
  }

  private void restart() throws Exception {
    var snapshot = operator.snapshot(1, 1);
    operator.close();
    operator = operator();
    operator.initializeState(snapshot);
    operator.open();
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

  @Test
  void burstThatWasToldBeforeARestartIsNotToldAfterIt() throws Exception {
    for (int id = 1; id <= 3; id++) {
      denied("eve", id);
    }
    assertThat(operator.extractOutputValues()).hasSize(1);
    restart();
    for (int id = 4; id <= 9; id++) {
      denied("eve", id);
    }
    assertThat(operator.extractOutputValues()).isEmpty();
  }

  @Test
  void burstOfOneUserIsDecidedAfterARestart() throws Exception {
    denied("eve", 1);
    denied("eve", 2);
    denied("bob", 3);
    restart();
    denied("eve", 4);
    assertThat(operator.extractOutputValues())
        .singleElement()
        .satisfies(
            decision -> {
              assertThat(decision.action()).isEqualTo(DecisionAction.DENY);
              assertThat(decision.mandate().isDryRun()).isFalse();
              assertThat(decision.facts()).containsEntry("user", "eve");
            });
  }

  @Test
  void policyOfATenantIsNotAboutTheUsersOfAnother() throws Exception {
    for (int id = 0; id < 5; id++) {
      access("globex", "eve", id, new DatasetId("globex", "", "hr.salaries"), false);
    }
    assertThat(operator.extractOutputValues()).isEmpty();
  }

  @Test
  void nextVersionOfAPolicyIsInForceAtOnceAndOnATagAsTheLogNamesIt() throws Exception {
    access("default", "eve", 1, SALARIES, true);
    operator.processBroadcastElement(policy(2, "TAG 'pii' WHEN FIRST ACCESS THEN REVIEW VIA w"), 1);
    access("default", "ann", 2, SALARIES, true);
    access("default", "eve", 3, SALARIES, true);
    assertThat(operator.extractOutputValues())
        .extracting(decision -> decision.action() + " " + decision.facts().get("user"))
        .containsExactly("REVIEW ann");
  }

  @Test
  void usersWithoutPolicyAreLearnedToo() throws Exception {
    operator.processBroadcastElement(policy(2, "x WHEN FIRST ACCESS THEN REVIEW VIA w"), 1);
    access("default", "ann", 1, SALARIES, true);
    operator.processBroadcastElement(
        policy(3, "hr.salaries WHEN FIRST ACCESS THEN REVIEW VIA w"), 2);
    access("default", "ann", 2, SALARIES, true);
    assertThat(operator.extractOutputValues()).isEmpty();
  }
}
