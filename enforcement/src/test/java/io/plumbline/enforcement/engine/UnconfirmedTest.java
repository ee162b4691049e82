package io.plumbline.enforcement.engine;

import static io.plumbline.enforcement.engine.Drill.decision;
import static io.plumbline.model.OutcomeStatus.APPLIED;
import static io.plumbline.model.OutcomeStatus.UNCONFIRMED;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.enforcement.engine.RecordingTarget.Fault;
import io.plumbline.model.DecisionAction;
import io.plumbline.model.Mandate;
import io.plumbline.model.Outcome;
import java.util.Collections;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is written at a target that cannot tell yet whether it is in effect. */
class UnconfirmedTest {
  private final Drill drill = new Drill();

  @BeforeEach
  void writeWhatIsNotConfirmedYet() {
    drill.target.faults.addAll(Collections.nCopies(2, Fault.UNCONFIRMED));
    drill.receive(decision("d1", DecisionAction.DENY, Mandate.of("strangers", 1))).settle();
  }

  @Test
  void itIsToldOnceAndAskedAgainUntilItIsConfirmed() {
    assertThat(drill.told()).containsExactly(UNCONFIRMED);

    drill.passTime(1_000).settle();
    assertThat(drill.told()).containsExactly(UNCONFIRMED);
    drill.passTime(2_000).settle();
    assertThat(drill.told()).containsExactly(UNCONFIRMED, APPLIED);
    assertThat(drill.target.calls).isEqualTo(3);
    assertThat(drill.target.effects).hasSize(1);
  }

  @Test
  void crashGoesOnAsking() {
    drill.crash().settle();
    drill.passTime(1_000).settle();

    assertThat(drill.told()).containsExactly(UNCONFIRMED, APPLIED);
  }

  @Test
  void whatIsUndoneMeanwhileIsTakenBackAtOnce() {
    var denial = decision("d1", DecisionAction.DENY, Mandate.of("strangers", 1));
    drill.target.faults.clear();
    drill.receive(denial.reversed("a mistake", 2_000)).settle();

    assertThat(drill.told()).containsExactly(UNCONFIRMED, APPLIED, APPLIED);
    assertThat(drill.target.effects.values()).containsExactly("DENY free", "GRANT free");
    drill.passTime(60_000).settle();
    assertThat(drill.target.calls).isEqualTo(2);
  }

  @Test
  void whatIsNeverConfirmedIsNotAskedForever() {
    var revocation = decision("d2", DecisionAction.REVOKE, Mandate.of("strangers", 1));
    drill.target.faults.addAll(Collections.nCopies(3_000, Fault.UNCONFIRMED));
    drill.receive(revocation).settle();
    for (int minute = 0; minute < 1_600; minute++) {
      drill.passTime(60_000).settle();
    }

    var told =
        drill.journal.outcomes.stream()
            .filter(outcome -> outcome.decisionId().equals("d2"))
            .toList();
    assertThat(told).extracting(Outcome::status).containsExactly(UNCONFIRMED, APPLIED);
    assertThat(told.get(1).message()).isEqualTo("written, not yet in force");
  }
}
