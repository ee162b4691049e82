package io.plumbline.enforcement.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.plumbline.enforcement.engine.Drill;
import io.plumbline.enforcement.store.LosingAnswers;
import io.plumbline.enforcement.store.MemoryStore;
import io.plumbline.enforcement.store.RetentionStore;
import io.plumbline.enforcement.target.StoreTarget;
import io.plumbline.model.Command;
import io.plumbline.model.DatasetId;
import io.plumbline.model.Decision;
import io.plumbline.model.DecisionAction;
import io.plumbline.model.Json;
import io.plumbline.model.Outcome;
import io.plumbline.model.OutcomeStatus;
import io.plumbline.model.Switching;
import io.plumbline.rules.LikeTarget;
import io.plumbline.rules.retention.Reader;
import io.plumbline.rules.retention.Resource;
import io.plumbline.rules.retention.RetentionAction;
import io.plumbline.rules.retention.RetentionBasis;
import io.plumbline.rules.retention.RetentionPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Passes, the decision engine and a store together, with time and the journal in memory. */
class RetentionRoundTest implements RetentionRound.Publisher {
  private static final Instant NOW = Instant.parse("2026-11-26T00:00:00Z");
  private static final DatasetId ORDERS = new DatasetId("acme", "lake", "orders");
  private static final int NEVER = Integer.MAX_VALUE;

  @TempDir Path directory;

  private final MemoryStore store = new MemoryStore();
  private final SetClock clock = new SetClock(NOW);
  private final List<Decision> decided = new ArrayList<>();
  private final List<String> withdrawn = new ArrayList<>();
  private RetentionMemory memory;
  private RetentionPolicy policy = policy(NEVER, false);
  private FixedObligations obligations = new FixedObligations(policy);
  private Drill drill;
  private boolean isBrokerDown;

  @BeforeEach
  void open() {
    memory = RetentionMemory.open(directory.resolve("retention"));
    for (int days = 0; days < 20; days++) {
      store.put(aged(days));
    }
    store.put(aged(100));
    drill = drill(store);
  }

  @AfterEach
  void close() {
    memory.close();
  }

  @Override
  public void decide(Decision decision) {
    if (isBrokerDown) {
      throw new IllegalStateException("The broker is down");
    }
    decided.add(decision);
    drill.receive(decision);
  }

  @Override
  public void withdraw(Decision decision, String reason) {
    withdrawn.add(decision.id());
    drill.command(Command.DECISION_REJECTED, decision.id(), reason);
  }

  @Test
  void resourceIsQuarantinedAndDeletedInItsTimeByJournaledDecisions() throws Exception {
    ripen();
    assertThat(store.effects()).containsExactly("QUARANTINE d100");
    clock.pass(Duration.ofDays(6));
    round();
    assertThat(store.effects()).hasSize(1);
    clock.pass(Duration.ofDays(1));
    round();
    round();

    assertThat(store.effects()).containsExactly("QUARANTINE d100", "DELETE d100");
    assertThat(decided)
        .extracting(Decision::action, Decision::partition)
        .containsExactly(
            tuple(DecisionAction.QUARANTINE, "*"), tuple(DecisionAction.DELETE, "d100"));
    assertThat(drill.outcomes())
        .extracting(Outcome::message)
        .containsExactly(
            "QUARANTINE of 1 resources follow: d100.",
            "d100 is set aside; RESTORE undoes it",
            "d100 is deleted; the store confirms it");
  }

  @Test
  void planWaitsForOneApprovalAndThenAllItsActsFollow() throws Exception {
    use(policy(0, false));
    store.put(aged(99));
    ripen();
    assertThat(drill.told()).containsExactly(OutcomeStatus.AWAITING_APPROVAL);
    clock.pass(Duration.ofHours(1));
    round();
    assertThat(decided).hasSize(1);

    drill.command(Command.DECISION_APPROVED, decided.get(0).id(), "agreed").settle();

    assertThat(store.effects()).containsExactly("QUARANTINE d100", "QUARANTINE d99");
  }

  @Test
  void newerPlanTakesThePlaceOfOneThatWaits() throws Exception {
    use(policy(0, false));
    ripen();
    store.remove("d100");
    store.put(aged(99));
    round();
    clock.pass(Duration.ofDays(7));
    round();
    drill.command(Command.DECISION_APPROVED, decided.get(0).id(), "too late").settle();

    assertThat(withdrawn).contains(decided.get(0).id());
    assertThat(drill.told()).contains(OutcomeStatus.REJECTED);
    assertThat(store.effects()).isEmpty();
  }

  @Test
  void dryRunTellsOnceWhatItWouldDo() throws Exception {
    use(policy(NEVER, true));
    ripen();
    round();

    assertThat(drill.outcomes())
        .extracting(Outcome::status, Outcome::message)
        .containsExactly(tuple(OutcomeStatus.REHEARSED, "Would QUARANTINE 1 resources: d100."));
    assertThat(store.effects()).isEmpty();
  }

  @Test
  void legalHoldKeepsAndSaysWhy() throws Exception {
    obligations.hold("2026-17");
    ripen();

    assertThat(store.effects()).isEmpty();
    assertThat(drill.outcomes())
        .extracting(Outcome::status, Outcome::message)
        .containsExactly(
            tuple(OutcomeStatus.ABANDONED, "Keeps 1: d100 kept because: legal hold (2026-17)"));
  }

  @Test
  void readerThatHasNotFinishedKeepsAndIsNamed() throws Exception {
    obligations.read(Reader.unfinished("etl/report", "r7"));
    ripen();

    assertThat(store.effects()).isEmpty();
    assertThat(drill.outcomes().get(0).message())
        .isEqualTo(
            "Keeps 1: d100 kept because: a reader needs it (etl/report has not finished run r7)");
  }

  @Test
  void holdPlacedBetweenPlanAndActKeeps() throws Exception {
    use(policy(0, false));
    ripen();
    obligations.hold("2026-17");
    drill.command(Command.DECISION_APPROVED, decided.get(0).id(), "agreed").settle();

    assertThat(store.effects()).isEmpty();
    assertThat(drill.outcomes().get(2).message()).contains("legal hold (2026-17)");
  }

  @Test
  void holdPlacedInQuarantineKeepsUntilItIsReleased() throws Exception {
    ripen();
    obligations.hold("2026-17");
    clock.pass(Duration.ofDays(7));
    round();
    assertThat(store.effects()).containsExactly("QUARANTINE d100");
    assertThat(drill.outcomes().get(2).message())
        .contains("d100 in quarantine kept because: legal hold (2026-17)");

    obligations.release("2026-17");
    round();
    assertThat(store.effects()).containsExactly("QUARANTINE d100", "DELETE d100");
  }

  @Test
  void deletionThatWasKeptIsDecidedAgainWhenNothingKeepsIt() throws Exception {
    ripen();
    clock.pass(Duration.ofDays(7));
    new RetentionRound(obligations, memory, this, clock).pass(policy, ORDERS, store);
    obligations.hold("2026-17");
    drill.settle();
    assertThat(store.effects()).containsExactly("QUARANTINE d100");

    obligations.release("2026-17");
    round();
    assertThat(store.effects()).containsExactly("QUARANTINE d100", "DELETE d100");
  }

  @Test
  void personUndoesAPlanAndAllOfItComesBack() throws Exception {
    ripen();
    drill.receive(decided.get(0).reversed("Undone by ann: still needed", NOW.toEpochMilli()));
    drill.settle();

    assertThat(store.effects()).containsExactly("QUARANTINE d100", "RESTORE d100");
  }

  @Test
  void whatAPersonBroughtBackIsSeenAnewAndHasItsGraceAgain() throws Exception {
    ripen();
    drill.receive(decided.get(0).reversed("Undone by ann: still needed", clock.millis())).settle();
    round();
    round();
    assertThat(store.effects()).containsExactly("QUARANTINE d100", "RESTORE d100");

    clock.pass(Duration.ofDays(7));
    round();
    assertThat(store.effects()).endsWith("RESTORE d100", "QUARANTINE d100");
  }

  @Test
  void restoringGoesOnThoughAllElseIsSwitchedOff() throws Exception {
    ripen();
    turn(false);
    clock.pass(Duration.ofDays(7));
    round();
    assertThat(drill.told()).endsWith(OutcomeStatus.SUSPENDED);
    drill.receive(decided.get(0).reversed("Undone by ann: wrong", clock.millis())).settle();
    assertThat(store.effects()).containsExactly("QUARANTINE d100", "RESTORE d100");

    turn(true);
    drill.settle();
    assertThat(store.effects()).containsExactly("QUARANTINE d100", "RESTORE d100");
  }

  @Test
  void whatAnotherVersionOfThePolicySetAsideIsDeletedWhenAPersonApproves() throws Exception {
    ripen();
    var next = policy(2, NEVER, false);
    policy = next;
    obligations.replace(next);
    clock.pass(Duration.ofDays(7));
    round();
    assertThat(drill.told()).endsWith(OutcomeStatus.AWAITING_APPROVAL);
    assertThat(store.effects()).containsExactly("QUARANTINE d100");

    drill.command(Command.DECISION_APPROVED, decided.get(1).id(), "agreed").settle();
    assertThat(store.effects()).containsExactly("QUARANTINE d100", "DELETE d100");
  }

  @Test
  void planThatNobodyApprovedInTimeIsShownAnew() throws Exception {
    use(policy(0, false));
    ripen();
    clock.pass(Duration.ofDays(7));
    round();

    assertThat(decided).hasSize(2);
    assertThat(decided.get(1).id()).isNotEqualTo(decided.get(0).id());
  }

  private void turn(boolean on) {
    drill.command(
        Command.ENFORCEMENT_SWITCHED, "lake", Json.write(new Switching("lake", on, "drill")));
  }

  @Test
  void crashBetweenJournalAndCallHasOneEffect() throws Exception {
    observe();
    new RetentionRound(obligations, memory, this, clock).pass(policy, ORDERS, store);
    drill.callOnce().callAndCrash().settle();

    assertThat(store.effects()).containsExactly("QUARANTINE d100");
    assertThat(memory.acts().setAside(policy.name(), ORDERS, 10)).hasSize(1);
  }

  @Test
  void lostAnswerHasNoSecondEffect() throws Exception {
    var losing = new LosingAnswers(store);
    drill = drill(losing);
    ripen();
    drill.passTime(1_000).settle();

    assertThat(store.effects()).containsExactly("QUARANTINE d100");
    assertThat(drill.told()).endsWith(OutcomeStatus.APPLIED);
  }

  @Test
  void planThatCouldNotBePublishedIsToldByTheNextRoundWithTheSameId() throws Exception {
    observe();
    isBrokerDown = true;
    try {
      round();
    } catch (IllegalStateException e) {
      isBrokerDown = false;
    }
    round();

    assertThat(decided).hasSize(1);
    assertThat(store.effects()).containsExactly("QUARANTINE d100");
  }

  /** Two complete scans and a grace, and what follows. */
  private void ripen() throws Exception {
    observe();
    round();
  }

  private void observe() throws Exception {
    round();
    clock.pass(Duration.ofDays(7));
  }

  private void round() throws Exception {
    new RetentionRound(obligations, memory, this, clock).pass(policy, ORDERS, store);
    drill.settle();
  }

  private Drill drill(RetentionStore of) {
    return Drill.of(new StoreTarget("lake", basis -> of, obligations, memory, clock));
  }

  private void use(RetentionPolicy other) {
    policy = other;
    obligations = new FixedObligations(policy);
    drill = drill(store);
  }

  private static Resource aged(int days) {
    return Resource.of("d" + days, "v1", NOW.minus(Duration.ofDays(days)), 100, "/lake/d" + days);
  }

  private static RetentionPolicy policy(int approvalOver, boolean isDryRun) {
    return policy(1, approvalOver, isDryRun);
  }

  private static RetentionPolicy policy(int version, int approvalOver, boolean isDryRun) {
    return new RetentionPolicy(
        "quarter",
        version,
        new LikeTarget("%", "LIKE '%'"),
        Duration.ofDays(90),
        1,
        RetentionBasis.PARTITION_VALUE,
        ZoneOffset.UTC,
        RetentionAction.DELETE,
        Duration.ofDays(7),
        0.2,
        Long.MAX_VALUE,
        approvalOver,
        isDryRun,
        "lake");
  }
}
