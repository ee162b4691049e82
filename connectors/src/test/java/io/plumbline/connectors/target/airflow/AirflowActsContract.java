package io.plumbline.connectors.target.airflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.connectors.target.HeldJobs;
import io.plumbline.model.DecisionAction;
import io.plumbline.model.OutcomeStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What each act does in Airflow and what its repeats leave alone, with either version of the API.
 */
abstract class AirflowActsContract extends AirflowTargetContract {
  @ParameterizedTest
  @EnumSource(
      value = DecisionAction.class,
      names = {"HOLD", "PAUSE"})
  void whatWePausedIsUnpausedWhenItEnds(DecisionAction action) throws Exception {
    var hold = of("h", action, "ns/d1");
    var outcome = applied(hold);

    assertThat(outcome.message()).startsWith("DAG d1 is paused; a task under way goes on");
    assertThat(outcome.facts()).containsEntry(HeldJobs.WAS_PAUSED, "false");
    assertThat(airflow.state.isPaused("d1")).isTrue();

    assertThat(applied(undo(hold)).message()).isEqualTo("DAG d1 is unpaused");
    assertThat(airflow.state.isPaused("d1")).isFalse();
    assertThat(effects()).isEqualTo(2);
  }

  @Test
  void whatAPersonPausedStaysPausedWhenOurHoldEnds() throws Exception {
    airflow.state.setPausedByHand("d1", true);
    var hold = of("h", DecisionAction.HOLD, "ns/d1");

    var outcome = applied(hold);
    assertThat(outcome.message()).contains("was paused already");
    assertThat(outcome.facts()).containsEntry(HeldJobs.WAS_PAUSED, "true");

    assertThat(applied(undo(hold)).message()).contains("stays paused");
    assertThat(effects()).isZero();
  }

  @Test
  void factsTellWhoPausedItToATargetThatWasOpenedSince() throws Exception {
    var ours = of("h1", DecisionAction.HOLD, "ns/d1");
    ours = with(ours, applied(ours).facts());
    airflow.state.setPausedByHand("d2", true);
    var theirs = of("h2", DecisionAction.HOLD, "ns/d2");
    theirs = with(theirs, applied(theirs).facts());
    target.close();
    target = open(Map.of());

    applied(undo(ours));
    applied(undo(theirs));

    assertThat(airflow.state.isPaused("d1")).isFalse();
    assertThat(airflow.state.isPaused("d2")).isTrue();
  }

  @Test
  void rehearsedFactsKeepACrashAfterTheCallFromLookingLikeAPersonsPause() throws Exception {
    var hold = of("h", DecisionAction.HOLD, "ns/d1");
    hold = with(hold, target.rehearse(hold).facts());
    target.enforce(hold); // ... and what came of it is lost with the engine.
    target.close();
    target = open(Map.of());

    assertThat(applied(hold).facts()).containsEntry(HeldJobs.WAS_PAUSED, "false");
    applied(undo(hold));
    assertThat(airflow.state.isPaused("d1")).isFalse();
  }

  @Test
  void releaseOfWhatNobodyKnowsIsLeftToAPerson() throws Exception {
    airflow.state.setPausedByHand("d1", true);
    var unknown = undo(of("h", DecisionAction.HOLD, "ns/d1"));

    assertThat(refused(unknown)).contains("not known whether Plumbline paused it", "by hand");
    assertThat(airflow.state.isPaused("d1")).isTrue();
  }

  @Test
  void dagThatTwoHoldStaysPausedUntilBothAreReleased() throws Exception {
    var first = of("h1", DecisionAction.HOLD, "ns/d1");
    var second = of("h2", DecisionAction.HOLD, "ns/d1.extract");
    applied(first);
    assertThat(applied(second).facts()).containsEntry(HeldJobs.WAS_PAUSED, "false");

    assertThat(applied(undo(first)).message()).contains("stays paused", "h2");
    assertThat(airflow.state.isPaused("d1")).isTrue();
    applied(undo(second));
    assertThat(airflow.state.isPaused("d1")).isFalse();
  }

  @Test
  void dagThatTwoHoldStaysPausedThroughARestartUntilBothAreReleased() throws Exception {
    var first = of("h1", DecisionAction.HOLD, "ns/d1");
    first = with(first, applied(first).facts());
    var second = of("h2", DecisionAction.HOLD, "ns/d1.extract");
    second = with(second, applied(second).facts());
    target.close();
    target = open(Map.of());
    target.resume(List.of(first, second));

    assertThat(applied(undo(first)).message()).contains("stays paused", "h2");
    assertThat(airflow.state.isPaused("d1")).isTrue();
    applied(undo(second));
    assertThat(airflow.state.isPaused("d1")).isFalse();
  }

  @Test
  void repeatsOfHoldAndReleaseUndoNothingThatAPersonDidSince() throws Exception {
    var hold = of("h", DecisionAction.HOLD, "ns/d1");
    applied(hold);
    applied(undo(hold));
    applied(hold);
    assertThat(airflow.state.isPaused("d1")).isFalse();

    airflow.state.setPausedByHand("d1", true);
    applied(undo(hold));
    assertThat(airflow.state.isPaused("d1")).isTrue();
  }

  @Test
  void refusedHoldDoesNotMakeAPersonsPauseOurs() throws Exception {
    airflow.refuse("PATCH", 403);
    refused(of("h1", DecisionAction.HOLD, "ns/d1"));
    airflow.state.setPausedByHand("d1", true);

    assertThat(applied(of("h2", DecisionAction.HOLD, "ns/d1")).facts())
        .containsEntry(HeldJobs.WAS_PAUSED, "true");
  }

  @Test
  void holdDropsQueuedEventsAndPauseDoesNot() throws Exception {
    airflow.state.queueEvent("d1");
    airflow.state.queueEvent("d2");

    assertThat(applied(of("h", DecisionAction.HOLD, "ns/d1")).message())
        .endsWith("its queued events are dropped");
    applied(of("p", DecisionAction.PAUSE, "ns/d2"));

    assertThat(airflow.state.queuedEvents("d1")).isZero();
    assertThat(airflow.state.queuedEvents("d2")).isOne();
  }

  @Test
  void pauseWhoseAnswerIsLostIsStillOurs() throws Exception {
    try (var impatient = open(Map.of(), Duration.ofMillis(500))) {
      airflow.loseAnswerOf("/dags/d1");

      var outcome = impatient.enforce(of("h", DecisionAction.HOLD, "ns/d1"));

      assertThat(outcome.attempts()).isEqualTo(2);
      assertThat(outcome.facts()).containsEntry(HeldJobs.WAS_PAUSED, "false");
      assertThat(effects()).isOne();
    }
  }

  @Test
  void runIsTriggeredUnderTheDecisionsId() throws Exception {
    var outcome = applied(of("0c0ffee", DecisionAction.TRIGGER, "ns/d1"));

    assertThat(outcome.message()).isEqualTo("Run 0c0ffee of DAG d1 is queued");
    assertThat(airflow.state.runIds("d1")).containsExactly("0c0ffee");
    var asked = airflow.state.asked("d1", "0c0ffee");
    assertThat(asked.path("conf").path("plumbline").path("decision").asText()).isEqualTo("0c0ffee");
    assertThat(asked.path("note").asText()).isEqualTo("Plumbline: rows are missing");
  }

  @Test
  void runWhoseAnswerIsLostIsNotStartedTwice() throws Exception {
    try (var impatient = open(Map.of(), Duration.ofMillis(500))) {
      airflow.loseAnswerOf("/dagRuns");

      var outcome = impatient.enforce(of("t", DecisionAction.TRIGGER, "ns/d1"));

      assertThat(outcome.status()).isEqualTo(OutcomeStatus.APPLIED);
      assertThat(outcome.message()).contains("was there already");
      assertThat(outcome.attempts()).isEqualTo(2);
      assertThat(airflow.state.runIds("d1")).containsExactly("t");
    }
  }

  @Test
  void triggerOfAPausedDagTellsThatTheRunWaits() throws Exception {
    airflow.state.setPausedByHand("d1", true);

    assertThat(applied(of("t", DecisionAction.TRIGGER, "ns/d1")).message()).contains("it waits");
  }

  @Test
  void assetThatWasToldIsNotToldAgain() throws Exception {
    airflow.state.addAsset("s3://lake/orders_old");
    airflow.state.addAsset("s3://lake/orders");
    target.close();
    target = open(Map.of("asset", "s3://lake/orders"), Duration.ofMillis(500));
    airflow.loseAnswerOf("/events");
    var trigger = of("t", DecisionAction.TRIGGER, null);

    assertThat(target.rehearse(trigger).message()).startsWith("Would tell that asset");
    assertThat(applied(trigger).message()).contains("told already");
    assertThat(applied(of("t2", DecisionAction.TRIGGER, null)).message()).contains("has new data");
    assertThat(airflow.state.events()).hasSize(2);
  }

  @Test
  void assetMustBeThereByItsVeryUri() throws Exception {
    airflow.state.addAsset("s3://lake/orders_old");
    target.close();
    target = open(Map.of("asset", "s3://lake/orders"));

    assertThat(refused(of("t", DecisionAction.TRIGGER, null))).contains("mend the option asset");
  }

  @Test
  void taskIsClearedWithAllAfterItInItsRunAlone() throws Exception {
    airflow.state.addRun("d1", "monday", "success", EARLIER.minusSeconds(60));
    airflow.state.addRun("d1", "tuesday", "success", EARLIER);
    airflow.state.addRun("d1", "future", "success", LATER);
    var clear = of("c", DecisionAction.CLEAR, "ns/d1.load.orders");

    var rehearsed = target.rehearse(clear);
    assertThat(rehearsed.message())
        .isEqualTo("Would clear 2 tasks of run tuesday of DAG d1: load.orders, publish");
    assertThat(effects()).isZero();

    assertThat(applied(clear).facts()).containsEntry("run", "tuesday");
    assertThat(airflow.state.taskStates("d1", "tuesday"))
        .isEqualTo(
            Map.of("extract", "success", "load.orders", "scheduled", "publish", "scheduled"));
    assertThat(airflow.state.runState("d1", "monday")).isEqualTo("success");
  }

  @Test
  void whatStartedAgainIsNotClearedAgain() throws Exception {
    airflow.state.addRun("d1", "r", "success", EARLIER);
    var clear = of("c", DecisionAction.CLEAR, "ns/d1.extract");
    applied(clear);
    applied(clear);
    airflow.state.finishRun("d1", "r", LATER);

    assertThat(applied(clear).message()).contains("nothing to clear");
    assertThat(effects()).isOne();
  }

  @Test
  void wholeRunIsClearedWhenTheJobIsTheDagAndAFactNamesTheRun() throws Exception {
    airflow.state.addRun("d1", "monday", "failed", EARLIER);
    airflow.state.addRun("d1", "tuesday", "failed", EARLIER.plusSeconds(1));

    applied(with(of("c", DecisionAction.CLEAR, "ns/d1"), Map.of("run", "monday")));

    assertThat(airflow.state.taskStates("d1", "monday").values()).containsOnly("scheduled");
    assertThat(airflow.state.runState("d1", "tuesday")).isEqualTo("failed");
  }

  @Test
  void clearThatWouldReachBeyondItsRunIsNotDone() throws Exception {
    airflow.state.addRun("d1", "monday", "success", EARLIER.minusSeconds(60));
    airflow.state.addRun("d1", "tuesday", "success", EARLIER);
    airflow.state.clearAllRuns();

    assertThat(refused(of("c", DecisionAction.CLEAR, "ns/d1.extract")))
        .contains("would reach beyond run tuesday");
    assertThat(effects()).isZero();
  }

  @Test
  void clearOfADagThatNeverRanFails() throws Exception {
    assertThat(refused(of("c", DecisionAction.CLEAR, "ns/d1"))).contains("it has no run");
  }

  @Test
  void runsUnderWayAreFailedAndLaterOnesNot() throws Exception {
    airflow.state.addRun("d1", "done", "success", EARLIER);
    airflow.state.addRun("d1", "a", "running", EARLIER);
    airflow.state.addRun("d1", "b", "running", EARLIER);
    airflow.state.addRun("d1", "later", "running", LATER);
    var stop = of("s", DecisionAction.STOP, "ns/d1");

    assertThat(target.rehearse(stop).message()).isEqualTo("2 runs of DAG d1 would be failed: a, b");
    applied(stop);
    assertThat(applied(stop).message()).isEqualTo("No run of DAG d1 is under way");

    assertThat(airflow.state.runState("d1", "a")).isEqualTo("failed");
    assertThat(airflow.state.runState("d1", "b")).isEqualTo("failed");
    assertThat(airflow.state.runState("d1", "later")).isEqualTo("running");
    assertThat(airflow.state.runState("d1", "done")).isEqualTo("success");
    assertThat(effects()).isEqualTo(2);
  }
}
