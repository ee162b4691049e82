package io.plumbline.rules.decision;

import static io.plumbline.rules.Fixtures.ORDERS;
import static io.plumbline.rules.Fixtures.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.Acknowledgement;
import io.plumbline.model.Alert;
import io.plumbline.model.Decision;
import io.plumbline.model.DecisionAction;
import io.plumbline.model.Transition;
import io.plumbline.model.Verdict;
import io.plumbline.model.ViolationAction;
import io.plumbline.rules.Direction;
import io.plumbline.rules.Expectation;
import io.plumbline.rules.FindingBuilder;
import io.plumbline.rules.incident.IncidentPolicy;
import io.plumbline.rules.incident.IncidentState;
import io.plumbline.rules.incident.IncidentTracker;
import io.plumbline.udfs.MetricCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DecisionPolicyTest {
  private final DecisionPolicy policy = new DecisionPolicy("webhook", Duration.ofHours(4));

  private static List<Alert> openedAndResolved(ViolationAction... actions) {
    var rule = rule(new Expectation.Normal(MetricCall.of("ROW_COUNT"), Direction.BOTH), actions);
    var tracker = new IncidentTracker(0, IncidentPolicy.DEFAULT);
    var alerts = new ArrayList<Alert>();
    var state = IncidentState.initial();
    for (var verdict : List.of(Verdict.FAIL, Verdict.PASS)) {
      var finding =
          new FindingBuilder(rule, ORDERS, "", "run " + verdict, verdict.ordinal() == 1 ? 1 : 2)
              .verdict(verdict, "too few rows");
      var tracked = tracker.track(state, finding, 0);
      alerts.addAll(tracked.alerts());
      state = tracked.next();
    }
    return alerts;
  }

  private List<String> told(Alert alert) {
    return policy.decide(alert).stream()
        .map(decision -> decision.action() + " " + decision.partition() + " " + decision.target())
        .toList();
  }

  @Test
  void blockingRuleHoldsTheDatasetUntilItIsResolved() {
    var alerts = openedAndResolved(ViolationAction.ALERT, ViolationAction.BLOCK_DOWNSTREAM);
    assertThat(told(alerts.get(0))).containsExactly("HOLD * gate", "NOTIFY run FAIL webhook");
    assertThat(told(alerts.get(1))).containsExactly("RELEASE * gate", "NOTIFY run FAIL webhook");
  }

  private List<String> told(Transition transition, boolean expected) {
    var opened = openedAndResolved(ViolationAction.ALERT, ViolationAction.BLOCK_DOWNSTREAM).get(0);
    var incident = opened.incident().acknowledged(new Acknowledgement("ann", 5, expected, ""));
    return told(new Alert("a", opened.tenant(), transition, 5, 5, incident));
  }

  @Test
  void flappingIncidentHoldsAndAReminderOnlyTells() {
    assertThat(told(Transition.FLAPPING, false))
        .containsExactly("HOLD * gate", "NOTIFY run FAIL webhook");
    assertThat(told(Transition.REMINDED, false)).containsExactly("NOTIFY run FAIL webhook");
  }

  @Test
  void holdEndsWhenWhatWasFoundIsExpectedAndNotBecauseSomebodyKnows() {
    assertThat(told(Transition.ACKNOWLEDGED, true))
        .containsExactly("RELEASE * gate", "NOTIFY run FAIL webhook");
    assertThat(told(Transition.ACKNOWLEDGED, false)).containsExactly("NOTIFY run FAIL webhook");
  }

  @Test
  void everyHoldExpires() {
    var hold = policy.decide(openedAndResolved(ViolationAction.BLOCK_DOWNSTREAM).get(0)).get(0);
    assertThat(hold.action()).isEqualTo(DecisionAction.HOLD);
    assertThat(hold.expiresAtMillis()).isEqualTo(1 + Duration.ofHours(4).toMillis());
  }

  @Test
  void failRunFailsTheRunAlone() {
    var alert = openedAndResolved(ViolationAction.FAIL_RUN).get(0);
    assertThat(told(alert)).containsExactly("FAIL run FAIL gate");
  }

  @Test
  void decidingTwiceGivesTheSameIds() {
    var alert = openedAndResolved(ViolationAction.ALERT, ViolationAction.BLOCK_DOWNSTREAM).get(0);
    assertThat(policy.decide(alert)).isEqualTo(policy.decide(alert));
    assertThat(policy.decide(alert)).extracting(Decision::id).doesNotHaveDuplicates();
  }
}
