package io.plumbline.connectors.target.dolphinscheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.connectors.target.Decisions;
import io.plumbline.connectors.target.EnforcementTarget;
import io.plumbline.connectors.target.RemoteTargetContract;
import io.plumbline.connectors.target.RetryableException;
import io.plumbline.connectors.target.TargetOptions;
import io.plumbline.connectors.target.http.Patience;
import io.plumbline.model.Decision;
import io.plumbline.model.DecisionAction;
import io.plumbline.model.Outcome;
import io.plumbline.model.OutcomeStatus;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the target keeps in either version's words, spoken by a double of ours. */
@Timeout(60)
abstract class DolphinSchedulerTargetContract extends RemoteTargetContract {
  private static final int ATTEMPTS = 3;

  DolphinSchedulerDouble dolphin;
  DolphinSchedulerTarget target;

  abstract DolphinWords words();

  @BeforeEach
  void startDolphinScheduler() throws Exception {
    dolphin = new DolphinSchedulerDouble(words());
    dolphin.addWorkflow("d1", true);
    dolphin.addWorkflow("d2", true);
    target = open(Duration.ofSeconds(5));
  }

  @AfterEach
  void stopDolphinScheduler() {
    target.close();
    dolphin.close();
  }

  private DolphinSchedulerTarget open(Duration timeout) {
    var options = new HashMap<String, String>();
    options.put("url", dolphin.uri().toString());
    options.put("token", "env:TOKEN");
    options.put("project", "7");
    options.put("network", "loopback");
    options.put("version", words() == DolphinWords.PROCESS ? "3.2.2" : "3.3");
    return DolphinSchedulerTarget.open(
        new TargetOptions("etl", options, key -> DolphinSchedulerDouble.TOKEN),
        new Patience(timeout, ATTEMPTS, Duration.ofMillis(1), Duration.ofSeconds(30)),
        Clock.systemUTC());
  }

  @Override
  protected EnforcementTarget target() {
    return target;
  }

  @Override
  protected Decision decision(String id) {
    return of(id, DecisionAction.HOLD, "ns/" + id);
  }

  private static Decision of(String id, DecisionAction action, String job) {
    return Decisions.of(id, action, "etl", job, Map.of());
  }

  @Override
  protected long effects() {
    return dolphin.effects();
  }

  @Override
  protected void failNext(int calls) {
    dolphin.failNext(calls, 503);
  }

  @Override
  protected void refuseAll() {
    dolphin.refuseAll(403);
  }

  @Override
  protected int maxAttempts() {
    return ATTEMPTS;
  }

  private Outcome applied(Decision decision) throws Exception {
    var outcome = target.enforce(decision);
    assertThat(outcome.status()).as(outcome.message()).isEqualTo(OutcomeStatus.APPLIED);
    return outcome;
  }

  @Test
  void holdTakesTheScheduleOfflineAndPausesWhatRunsUntilItIsReleased() throws Exception {
    long done = dolphin.addRun("d1", "SUCCESS");
    long running = dolphin.addRun("d1", "RUNNING_EXECUTION");
    var hold = of("h", DecisionAction.HOLD, "ns/d1");

    assertThat(applied(hold).message())
        .isEqualTo("Workflow d1 is offline; runs paused: " + running);
    assertThat(dolphin.isOnline("d1")).isFalse();
    assertThat(dolphin.state(running)).isEqualTo("PAUSE");
    assertThat(dolphin.state(done)).isEqualTo("SUCCESS");

    applied(hold.reversed("resolved", 1));
    assertThat(dolphin.isOnline("d1")).isTrue();
    assertThat(dolphin.state(running)).isEqualTo("RUNNING_EXECUTION");
  }

  @Test
  void whatTwoHoldGoesOnWhenTheSecondIsReleased() throws Exception {
    long running = dolphin.addRun("d1", "RUNNING_EXECUTION");
    var first = of("h1", DecisionAction.HOLD, "ns/d1");
    var second = of("h2", DecisionAction.HOLD, "ns/d1");
    applied(first);
    applied(second);

    assertThat(applied(first.reversed("resolved", 1)).message()).contains("1 more hold it");
    assertThat(dolphin.isOnline("d1")).isFalse();
    assertThat(dolphin.state(running)).isEqualTo("PAUSE");
    applied(second.reversed("resolved", 1));
    assertThat(dolphin.isOnline("d1")).isTrue();
    assertThat(dolphin.state(running)).isEqualTo("RUNNING_EXECUTION");
  }

  @Test
  void pauseLetsWhatRunsGoOn() throws Exception {
    long running = dolphin.addRun("d1", "RUNNING_EXECUTION");

    applied(of("p", DecisionAction.PAUSE, "ns/d1"));

    assertThat(dolphin.isOnline("d1")).isFalse();
    assertThat(dolphin.state(running)).isEqualTo("RUNNING_EXECUTION");
  }

  @Test
  void whatAPersonTookOfflineOrPausedStaysSo() throws Exception {
    dolphin.setOnlineByHand("d1", false);
    long paused = dolphin.addRun("d1", "PAUSE");
    var hold = of("h", DecisionAction.HOLD, "ns/d1");

    assertThat(applied(hold).message()).contains("was offline already");
    assertThat(applied(hold.reversed("resolved", 1)).message()).contains("stays offline");

    assertThat(dolphin.isOnline("d1")).isFalse();
    assertThat(dolphin.state(paused)).isEqualTo("PAUSE");
    assertThat(effects()).isZero();
  }

  @Test
  void runThatIsStillBeingPausedIsReleasedLater() throws Exception {
    long running = dolphin.addRun("d1", "RUNNING_EXECUTION");
    var hold = of("h", DecisionAction.HOLD, "ns/d1");
    applied(hold);
    dolphin.setState(running, "READY_PAUSE");

    assertThatThrownBy(() -> target.enforce(hold.reversed("resolved", 1)))
        .isInstanceOf(RetryableException.class)
        .hasMessageContaining("still being paused");
    dolphin.setState(running, "PAUSE");
    applied(hold.reversed("resolved", 1));

    assertThat(dolphin.state(running)).isEqualTo("RUNNING_EXECUTION");
  }

  @Test
  void releaseOfWhatNobodyKnowsIsLeftToAPerson() throws Exception {
    var release = of("h", DecisionAction.HOLD, "ns/d1").reversed("resolved", 1);

    assertThat(target.enforce(release).message()).contains("not known", "by hand");
  }

  @Test
  void workflowWhoseStartIsNotAnsweredIsNotStartedTwice() throws Exception {
    target.close();
    target = open(Duration.ofMillis(500));
    dolphin.loseAnswerOf(words().start());

    var outcome = applied(of("t", DecisionAction.TRIGGER, "ns/d1"));

    assertThat(outcome.message()).isEqualTo("Workflow d1 was started already");
    assertThat(dolphin.runs("d1")).isOne();
  }

  @Test
  void runThatAppearsLateAfterALostAnswerIsAwaitedAndNotAskedForAgain() throws Exception {
    target.close();
    target = open(Duration.ofMillis(500));
    dolphin.loseAnswerOf(words().start());
    dolphin.hideRuns(true);
    var trigger = of("t", DecisionAction.TRIGGER, "ns/d1");

    assertThatThrownBy(() -> target.enforce(trigger))
        .isInstanceOf(RetryableException.class)
        .hasMessageContaining("asked to start d1");
    dolphin.hideRuns(false);
    applied(trigger);

    assertThat(dolphin.runs("d1")).isOne();
  }

  @Test
  void runIsRepeatedOnceAndWhatRunsIsStoppedOnce() throws Exception {
    long run = dolphin.addRun("d1", "FAILURE");
    var clear = of("c", DecisionAction.CLEAR, "ns/d1");
    assertThat(target.rehearse(clear).message()).isEqualTo("Would run run 1 again");
    applied(clear);
    dolphin.setState(run, "SUCCESS");
    applied(clear);
    assertThat(effects()).isOne();

    dolphin.setState(run, "RUNNING_EXECUTION");
    var stop = of("s", DecisionAction.STOP, "ns/d1");
    applied(stop);
    assertThat(dolphin.state(run)).isEqualTo("STOP");
    long later = dolphin.addRun("d1", "RUNNING_EXECUTION");
    applied(stop);
    assertThat(dolphin.state(later)).isEqualTo("RUNNING_EXECUTION");
  }

  @Test
  void errorsThatComeWithStatus200AreErrors() throws Exception {
    var outcome = target.enforce(of("h", DecisionAction.HOLD, "ns/nobody"));

    assertThat(outcome.status()).isEqualTo(OutcomeStatus.FAILED);
    assertThat(outcome.message()).startsWith("Cannot find workflow nobody: ");
  }
}
