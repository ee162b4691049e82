package io.plumbline.enforcement.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.enforcement.retention.RetentionOutcome.Result;
import io.plumbline.enforcement.store.LosingAnswers;
import io.plumbline.enforcement.store.MemoryStore;
import io.plumbline.enforcement.store.RetentionStore;
import io.plumbline.enforcement.store.StoreUnavailableException;
import io.plumbline.enforcement.store.UnreachableStore;
import io.plumbline.model.DatasetId;
import io.plumbline.rules.LikeTarget;
import io.plumbline.rules.retention.KeptBecause;
import io.plumbline.rules.retention.Resource;
import io.plumbline.rules.retention.RetentionAct;
import io.plumbline.rules.retention.RetentionAction;
import io.plumbline.rules.retention.RetentionBasis;
import io.plumbline.rules.retention.RetentionPlan;
import io.plumbline.rules.retention.RetentionPolicy;
import io.plumbline.rules.retention.RetentionState;
import io.plumbline.rules.retention.RetentionStep;
import io.plumbline.rules.retention.Tally;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionRunTest {
  private static final Instant NOW = Instant.parse("2026-11-26T00:00:00Z");
  private static final DatasetId ORDERS = new DatasetId("acme", "lake", "orders");
  private static final RetentionPolicy POLICY = policy(1, false);

  @TempDir Path directory;

  private final MemoryStore store = new MemoryStore();
  private final FixedObligations obligations = new FixedObligations(POLICY);
  private final SetClock clock = new SetClock(NOW);
  private final RecordingJournal journal = new RecordingJournal();
  private RetentionMemory memory;

  @BeforeEach
  void open() {
    memory = RetentionMemory.open(directory.resolve("retention"));
    for (int days = 0; days < 20; days++) {
      store.put(aged(days));
    }
    store.put(aged(100));
  }

  @AfterEach
  void close() {
    memory.close();
  }

  @Test
  void resourceGoesFromFirstSightToVerifiedDeletionInItsTime() throws Exception {
    assertThat(pass(store).acts()).isEmpty();
    clock.pass(Duration.ofDays(3));
    assertThat(pass(store).acts()).isEmpty();
    clock.pass(Duration.ofDays(4));

    var act = pass(store).acts().get(0);
    assertThat(act.step()).isEqualTo(RetentionStep.QUARANTINE);
    carryOut(store, act);
    assertThat(memory.state(act.id())).hasValue(RetentionState.QUARANTINED);
    clock.pass(Duration.ofDays(6));
    assertThat(run(store).pass(POLICY, ORDERS))
        .satisfies(
            pass -> {
              assertThat(pass.deletions()).isEmpty();
              assertThat(pass.staying().get(0).because().because())
                  .isEqualTo(KeptBecause.WITHIN_GRACE);
            });
    clock.pass(Duration.ofDays(1));
    var delete = run(store).pass(POLICY, ORDERS).deletions().get(0);
    carryOut(store, delete);

    assertThat(memory.state(act.id())).hasValue(RetentionState.VERIFIED);
    assertThat(store.effects()).containsExactly("QUARANTINE d100", "DELETE d100");
    assertThat(run(store).pass(POLICY, ORDERS).deletions()).isEmpty();
  }

  @Test
  void listingThatIsNotCompleteMaturesNothing() throws Exception {
    pass(store);
    clock.pass(Duration.ofDays(5));
    store.listPartly();

    assertThat(pass(store).refusal().orElseThrow().because())
        .isEqualTo(KeptBecause.PARTIAL_LISTING);
    store.listFully();
    clock.pass(Duration.ofDays(5));

    // The second complete scan, not the third.
    assertThat(pass(store).acts()).hasSize(1);
  }

  @Test
  void firstCompleteScanAfterPartialOnesIsTheFirst() throws Exception {
    store.listPartly();
    pass(store);
    clock.pass(Duration.ofDays(5));
    pass(store);
    store.listFully();
    clock.pass(Duration.ofDays(5));

    assertThat(because(pass(store))).contains(KeptBecause.TOO_FEW_SCANS);
  }

  @Test
  void clockThatJumpsTo2099DeletesNothingNowOrAfterwards() throws Exception {
    pass(store);
    clock.set(Instant.parse("2099-01-01T00:00:00Z"));
    assertThat(because(pass(store))).containsExactly(KeptBecause.CLOCK_IN_DOUBT);
    assertThat(because(pass(store))).containsExactly(KeptBecause.CLOCK_IN_DOUBT);
    clock.set(NOW.plus(Duration.ofHours(1)));

    assertThat(pass(store).acts()).isEmpty();
    assertThat(memory.lastBelieved()).isEqualTo(clock.instant());
  }

  @Test
  void clockThatTheStoreContradictsDeletesNothingEvenAtFirstSight() throws Exception {
    store.tellTime(NOW);
    clock.set(Instant.parse("2099-01-01T00:00:00Z"));
    pass(store);
    clock.pass(Duration.ofDays(8));

    assertThat(because(pass(store))).containsExactly(KeptBecause.CLOCK_IN_DOUBT);
    assertThat(memory.lastBelieved()).isNull();
  }

  @Test
  void scanWhileTheClockIsInDoubtIsNotCounted() throws Exception {
    store.tellTime(NOW);
    clock.set(NOW.plus(Duration.ofHours(1)));
    pass(store);
    store.tellTime(NOW.plus(Duration.ofDays(8)));
    clock.set(NOW.plus(Duration.ofDays(8)));

    assertThat(because(pass(store))).contains(KeptBecause.TOO_FEW_SCANS);
  }

  @Test
  void listingThatIsNotCompleteForgetsNothing() throws Exception {
    pass(store);
    clock.pass(Duration.ofDays(5));
    store.remove("d100");
    store.listPartly();
    pass(store);
    clock.pass(Duration.ofDays(5));
    store.put(aged(100));
    store.listFully();

    assertThat(pass(store).acts()).hasSize(1);
  }

  @Test
  void longListingGoesOnWhereThePassBeforeStopped() throws Exception {
    var threePagesOfFive = new RetentionRun(store, obligations, memory, clock, 5, 3);
    assertThat(threePagesOfFive.pass(POLICY, ORDERS).plan()).isEmpty();
    memory.close();
    memory = RetentionMemory.open(directory.resolve("retention"));
    clock.pass(Duration.ofHours(1));

    var again = new RetentionRun(store, obligations, memory, clock, 5, 3);
    assertThat(again.pass(POLICY, ORDERS).plan().orElseThrow().listed().resources()).isEqualTo(21);
  }

  @Test
  void listingThatTakesTooLongBeginsAnew() throws Exception {
    var onePageOfFive = new RetentionRun(store, obligations, memory, clock, 5, 1);
    onePageOfFive.pass(POLICY, ORDERS);
    clock.pass(RetentionRun.LONGEST_SCAN.plusMillis(1));

    for (int pass = 0; pass < 4; pass++) {
      assertThat(onePageOfFive.pass(POLICY, ORDERS).plan()).isEmpty();
    }
    assertThat(onePageOfFive.pass(POLICY, ORDERS).plan()).isPresent();
  }

  @Test
  void whatWasSeenIsRememberedAfterARestart() throws Exception {
    pass(store);
    memory.close();
    memory = RetentionMemory.open(directory.resolve("retention"));
    clock.pass(Duration.ofDays(7));

    assertThat(pass(store).acts()).hasSize(1);
  }

  @Test
  void resourceThatChangedBetweenScansIsObservedAnew() throws Exception {
    pass(store);
    store.put(new Resource("d100", "v2", aged(100).basisAtMillis(), 100, "", ""));
    clock.pass(Duration.ofDays(7));

    assertThat(because(pass(store))).contains(KeptBecause.TOO_FEW_SCANS);
  }

  @Test
  void newVersionOfThePolicyObservesAnew() throws Exception {
    pass(store);
    clock.pass(Duration.ofDays(7));

    assertThat(run(store).pass(policy(2, false), ORDERS).plan().orElseThrow().acts()).isEmpty();
  }

  @Test
  void policyThatIsDroppedAndMadeAgainObservesAnew() throws Exception {
    pass(store);
    memory.keepOnly(List.of("another"));
    clock.pass(Duration.ofDays(7));

    assertThat(because(pass(store))).contains(KeptBecause.TOO_FEW_SCANS);
  }

  @Test
  void policiesThatAreThereKeepWhatTheyObserved() throws Exception {
    pass(store);
    memory.keepOnly(List.of("another", POLICY.name()));
    clock.pass(Duration.ofDays(7));

    assertThat(pass(store).acts()).hasSize(1);
  }

  @Test
  void holdPlacedBetweenPlanAndActKeepsTheResource() throws Exception {
    var act = ripeAct();
    obligations.hold("case-42");

    var outcome = carryOut(store, act);

    assertThat(outcome.result()).isEqualTo(Result.KEPT);
    assertThat(outcome.message()).isEqualTo("d100 kept because: legal hold (case-42)");
    assertThat(store.effects()).isEmpty();
  }

  @Test
  void holdPlacedDuringQuarantineKeepsTheResourceUntilTheLastCaseIsReleased() throws Exception {
    carryOut(store, ripeAct());
    clock.pass(Duration.ofDays(7));
    obligations.hold("case-42");
    obligations.hold("case-43");
    assertThat(run(store).pass(POLICY, ORDERS).deletions()).isEmpty();
    obligations.release("case-42");
    assertThat(run(store).pass(POLICY, ORDERS).deletions()).isEmpty();
    obligations.release("case-43");

    assertThat(run(store).pass(POLICY, ORDERS).deletions()).hasSize(1);
  }

  @Test
  void engineKilledBetweenJournalAndCallHasOneEffect() throws Exception {
    var act = ripeAct();
    // The engine journals, and is gone.
    journal.begin(act);
    assertThat(store.effects()).isEmpty();

    restart();
    restart();

    assertThat(store.effects()).containsExactly("QUARANTINE d100");
  }

  @Test
  void engineKilledBetweenCallAndOutcomeHasOneEffect() throws Exception {
    var act = ripeAct();
    journal.begin(act);
    target(store).carryOut(act);

    restart();

    assertThat(store.effects()).containsExactly("QUARANTINE d100");
    assertThat(memory.state(act.id())).hasValue(RetentionState.QUARANTINED);
  }

  @Test
  void storeThatTimesOutAfterActingActsOnce() throws Exception {
    var losing = new LosingAnswers(store);
    var act = ripeAct();
    assertThatThrownBy(() -> carryOut(losing, act)).isInstanceOf(StoreUnavailableException.class);

    assertThat(carryOut(losing, act).result()).isEqualTo(Result.FOUND_APPLIED);
    assertThat(store.effects()).containsExactly("QUARANTINE d100");
  }

  @Test
  void dryRunPlansAllAndDoesNothing() throws Exception {
    var dry = policy(1, true);
    var told = new FixedObligations(dry);
    var run = new RetentionRun(store, told, memory, clock);
    run.pass(dry, ORDERS);
    clock.pass(Duration.ofDays(7));

    var plan = run.pass(dry, ORDERS).plan().orElseThrow();
    var outcome =
        new RetentionTarget(store, told, memory::lastBelieved, clock).carryOut(plan.acts().get(0));
    memory.settle(outcome);

    assertThat(outcome.result()).isEqualTo(Result.TOLD);
    assertThat(outcome.message()).isEqualTo("d100 dry run: would QUARANTINE");
    assertThat(store.effects()).isEmpty();
    assertThat(memory.state(outcome.act().id())).isEmpty();
  }

  @Test
  void whatWasRestoredIsNotDeleted() throws Exception {
    var act = ripeAct();
    carryOut(store, act);
    carryOut(store, act.with(RetentionStep.RESTORE));
    clock.pass(Duration.ofDays(7));

    assertThat(run(store).pass(POLICY, ORDERS).deletions()).isEmpty();
    assertThat(store.effects()).containsExactly("QUARANTINE d100", "RESTORE d100");
  }

  @Test
  void storeThatCannotBeListedLeavesTheScanWhereItWas() throws Exception {
    var unreachable = new UnreachableStore();

    assertThatThrownBy(() -> run(unreachable).pass(POLICY, ORDERS))
        .isInstanceOf(StoreUnavailableException.class);
    assertThat(pass(store).listed().resources()).isEqualTo(21);
  }

  /** A new engine takes up what the journal says was begun. */
  private void restart() throws Exception {
    for (var act : journal.unfinished()) {
      carryOut(store, act);
      journal.end(act);
    }
  }

  private RetentionAct ripeAct() throws Exception {
    pass(store);
    clock.pass(Duration.ofDays(7));
    return pass(store).acts().get(0);
  }

  private RetentionPlan pass(RetentionStore of) throws Exception {
    return run(of).pass(POLICY, ORDERS).plan().orElseThrow();
  }

  private RetentionOutcome carryOut(RetentionStore of, RetentionAct act) throws Exception {
    var outcome = target(of).carryOut(act);
    memory.settle(outcome);
    return outcome;
  }

  private RetentionRun run(RetentionStore of) {
    return new RetentionRun(of, obligations, memory, clock);
  }

  private RetentionTarget target(RetentionStore of) {
    return new RetentionTarget(of, obligations, memory::lastBelieved, clock);
  }

  private static List<KeptBecause> because(RetentionPlan plan) {
    return plan.kept().stream().map(Tally::because).toList();
  }

  private static Resource aged(int days) {
    return Resource.of("d" + days, "v1", NOW.minus(Duration.ofDays(days)), 100, "/lake/d" + days);
  }

  private static RetentionPolicy policy(int version, boolean isDryRun) {
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
        0.1,
        Long.MAX_VALUE,
        10,
        isDryRun,
        "lake");
  }
}
