package io.plumbline.jobs;

import static io.plumbline.jobs.TopologyRun.inOrder;
import static io.plumbline.jobs.TopologyRun.read;
import static io.plumbline.jobs.TopologyRun.rule;
import static io.plumbline.jobs.TopologyRun.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.AccessEvent;
import io.plumbline.model.Alert;
import io.plumbline.model.CanonicalNames;
import io.plumbline.model.Decision;
import io.plumbline.model.DecisionAction;
import io.plumbline.model.Finding;
import io.plumbline.model.RuleText;
import io.plumbline.model.SampleBatch;
import io.plumbline.model.StatementKind;
import io.plumbline.model.Transition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is decided about findings, loads and accesses, on a real Flink cluster of two slots. */
class DecisionTopologyIT {
  @RegisterExtension
  static final MiniClusterExtension FLINK =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(2)
              .build());

  @Test
  void badRowsHoldTheDatasetOnce() throws Exception {
    var rule =
        rule(
            "emails",
            "CREATE RULE emails ON crm.customers EXPECT EACH ROW (email IS NOT NULL)"
                + " SEVERITY ERROR ON VIOLATION ALERT, BLOCK DOWNSTREAM");
    var id = CanonicalNames.dataset("default", "postgres://db", "crm.customers");
    var at = Instant.parse("2026-06-01T10:00:00Z").toEpochMilli();
    var rows = List.of("{\"id\":1,\"email\":\"a@b.c\"}", "{\"id\":2,\"email\":null}");
    var parts =
        List.of(
            new SampleBatch(id, "batch", 0, 2, null, at, List.of(), rows),
            new SampleBatch(id, "batch", 1, 2, null, at, List.of(), rows),
            new SampleBatch(id, "batch", 1, 2, null, at, List.of(), rows));
    var result = run(List.of(rule), List.of(), parts);
    // What the first part shows is told before the batch is complete, under the same id.
    assertThat(result.findings())
        .extracting(Finding::message)
        .containsExactly(
            "crm.customers: 1 of 2 rows violate email IS NOT NULL",
            "crm.customers: 2 of 4 rows violate email IS NOT NULL");
    assertThat(result.findings())
        .extracting(Finding::id)
        .containsOnly(result.findings().get(0).id());
    assertThat(result.decisions()).extracting(Decision::action).containsOnly(DecisionAction.HOLD);
    // The correction decides the same again: one id, one effect.
    assertThat(result.decisions())
        .extracting(Decision::id)
        .containsOnly(result.decisions().get(0).id());
  }

  @Test
  void policiesActOnIncidentsAndOnLoadsThatPass() throws Exception {
    var events = Events.warehouse(1, 3).stream().map(Events.Timed::json).toList();
    var policies =
        List.of(
            rule(
                StatementKind.POLICY.kept("start"),
                "CREATE POLICY start ON dwh.t0 WHEN COMPLETE AND PASSING THEN TRIGGER"
                    + " VIA airflow FOR INTERVAL '4' HOUR"),
            rule(
                StatementKind.POLICY.kept("hold"),
                "CREATE POLICY hold ON dwh.t0 WHEN INCIDENT SEVERITY ERROR THEN HOLD"
                    + " DOWNSTREAM DEPTH 2 VIA airflow FOR INTERVAL '4' HOUR"));

    var good = decided("CREATE RULE rows ON dwh.t0 EXPECT (ROW_COUNT() > 0)", policies, events);
    var bad =
        decided(
            "CREATE RULE rows ON dwh.t0 EXPECT (ROW_COUNT() > 5000) SEVERITY ERROR",
            policies,
            events);

    assertThat(good)
        .isNotEmpty()
        .allSatisfy(
            decision -> {
              assertThat(decision.action()).isEqualTo(DecisionAction.TRIGGER);
              assertThat(decision.mandate().policy()).isEqualTo("start");
            });
    // Told again it is the same decision.
    assertThat(bad).extracting(Decision::id).containsOnly(bad.get(0).id());
    assertThat(bad.get(0).action()).isEqualTo(DecisionAction.HOLD);
    assertThat(bad.get(0).mandate().depth()).isEqualTo(2);
  }

  private static List<Decision> decided(String rule, List<RuleText> policies, List<byte[]> events)
      throws Exception {
    var rules = new ArrayList<>(policies);
    rules.add(0, rule("rows", rule));
    return run(rules, events, List.of()).decisions();
  }

  @Test
  void accessThatAPolicyIsAboutIsADecisionThatOnlyTells() throws Exception {
    var policy =
        rule(
            StatementKind.POLICY.kept("strangers"),
            "CREATE ACCESS POLICY strangers ON LIKE 'hr.%' WHEN FIRST ACCESS"
                + " THEN DENY FOR INTERVAL '1' DAY VIA ranger");
    var other = rule("pages", "CREATE RULE pages ON clicks EXPECT (ROW_COUNT() > 5)");
    var accesses = new ArrayList<AccessEvent>();
    for (int day = 0; day <= 20; day++) {
      accesses.add(read("hr.salaries", "ann", day));
      accesses.add(read("crm.customers", "eve", day));
    }
    for (int i = 0; i < 3; i++) {
      accesses.add(read("hr.salaries", "eve", 20));
    }
    var result =
        run(1, List.of(other, policy), List.of(), List.of(), List.of(), List.of(), accesses);
    assertThat(result.decisions())
        .singleElement()
        .satisfies(
            decision -> {
              assertThat(decision.action()).isEqualTo(DecisionAction.DENY);
              assertThat(decision.dataset().name()).isEqualTo("hr.salaries");
              assertThat(decision.facts()).containsEntry("user", "eve");
              assertThat(decision.mandate().isDryRun()).isTrue();
              assertThat(decision.target()).isEqualTo("ranger");
            });
  }

  @Test
  void ruleThatIsBrokenAndKeptByTurnsIsOneFlappingIncidentAndOneHold() throws Exception {
    var rule =
        rule(
            "few",
            "CREATE RULE few ON dwh.t0 EXPECT (ROW_COUNT() > 500)"
                + " ON VIOLATION ALERT, BLOCK DOWNSTREAM");
    var rows = new long[24];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = i % 2 == 0 ? 100 : 1_000;
    }
    var result = inOrder(List.of(rule), Events.loads(rows));
    assertThat(result.alerts())
        .extracting(Alert::transition)
        .containsExactly(
            Transition.OPENED,
            Transition.RESOLVED,
            Transition.OPENED,
            Transition.RESOLVED,
            Transition.OPENED,
            Transition.RESOLVED,
            Transition.FLAPPING);
    assertThat(result.decisions().get(result.decisions().size() - 1).action())
        .isEqualTo(DecisionAction.HOLD);
  }
}
