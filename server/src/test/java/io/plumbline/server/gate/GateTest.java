package io.plumbline.server.gate;

import static io.plumbline.model.DecisionAction.FAIL;
import static io.plumbline.model.DecisionAction.HOLD;
import static io.plumbline.model.DecisionAction.NOTIFY;
import static io.plumbline.model.DecisionAction.RELEASE;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.DatasetId;
import io.plumbline.model.Decision;
import io.plumbline.model.DecisionAction;
import io.plumbline.model.Severity;
import io.plumbline.server.gate.GateAnswer.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class GateTest {

  private static final DatasetId ORDERS = new DatasetId("default", "db", "orders");

  @Test
  void datasetWithoutDecisionProceeds() {
    var answer = Gate.of(List.of(), "run-1", 0);

    assertThat(answer.verdict()).isEqualTo(Verdict.PROCEED);
    assertThat(answer.reason()).isEqualTo("no decision");
    assertThat(Gate.of(List.of(decision("a", NOTIFY, "*", "i", 1, null)), "run-1", 5).verdict())
        .isEqualTo(Verdict.PROCEED);
  }

  @Test
  void holdConcernsItsPartitionAloneUnlessItIsAboutTheWhole() {
    var one = List.of(decision("a", HOLD, "run-1", "i", 1, null));
    var whole = List.of(decision("a", HOLD, "*", "i", 1, null));

    assertThat(Gate.of(one, "run-1", 5).verdict()).isEqualTo(Verdict.HOLD);
    assertThat(Gate.of(one, "run-2", 5).verdict()).isEqualTo(Verdict.PROCEED);
    assertThat(Gate.of(one, Gate.WHOLE, 5).verdict()).isEqualTo(Verdict.HOLD);
    assertThat(Gate.of(whole, "run-2", 5).verdict()).isEqualTo(Verdict.HOLD);
  }

  @Test
  void holdEndsAtTheMillisecondThatItExpires() {
    var hold = List.of(decision("a", HOLD, "run-1", "i", 1, 100L));

    assertThat(Gate.of(hold, "run-1", 99).expiresAtMillis()).isEqualTo(100L);
    var after = Gate.of(hold, "run-1", 100);
    assertThat(after.verdict()).isEqualTo(Verdict.PROCEED);
    assertThat(after.reason()).isEqualTo("every hold was released or has expired");
  }

  @Test
  void releaseEndsTheHoldsOfItsIncidentAlone() {
    var decisions =
        List.of(
            decision("a", HOLD, "run-1", "i", 1, null),
            decision("b", HOLD, "run-1", "other", 2, null),
            decision("c", RELEASE, "*", "i", 3, null));

    assertThat(Gate.of(decisions, "run-1", 5).decisionId()).isEqualTo("b");
  }

  @Test
  void releaseOfOnePartitionLeavesTheWholeHeld() {
    var decisions =
        List.of(
            decision("a", HOLD, "*", "i", 1, null), decision("c", RELEASE, "run-1", "i", 3, null));

    assertThat(Gate.of(decisions, "run-1", 5).verdict()).isEqualTo(Verdict.HOLD);
  }

  @Test
  void holdThatFollowsAReleaseIsInForce() {
    var decisions =
        List.of(decision("c", RELEASE, "*", null, 3, null), decision("d", HOLD, "*", "i", 4, null));

    assertThat(Gate.of(decisions, "run-1", 5).decisionId()).isEqualTo("d");
  }

  @Test
  void failureOutranksALaterHold() {
    var decisions =
        List.of(
            decision("a", FAIL, "run-1", "i", 1, null), decision("b", HOLD, "run-1", "j", 2, null));

    var answer = Gate.of(decisions, "run-1", 5);

    assertThat(answer.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(answer.decisionId()).isEqualTo("a");
  }

  private static Decision decision(
      String id,
      DecisionAction action,
      String partition,
      String incident,
      long atMillis,
      Long expiresAtMillis) {
    return new Decision(
        id,
        "default",
        action,
        ORDERS,
        partition,
        "gate",
        null,
        incident,
        "alert",
        "rule",
        Severity.ERROR,
        "because",
        atMillis,
        expiresAtMillis,
        null,
        null,
        null);
  }
}
