package io.plumbline.rules.decision;

import static io.plumbline.rules.Fixtures.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.Acknowledgement;
import io.plumbline.model.Alert;
import io.plumbline.model.Decision;
import io.plumbline.model.DecisionAction;
import io.plumbline.model.Exposure;
import io.plumbline.model.Finding;
import io.plumbline.model.FindingKind;
import io.plumbline.model.Incident;
import io.plumbline.model.IncidentReader;
import io.plumbline.model.IncidentStatus;
import io.plumbline.model.JobId;
import io.plumbline.model.RunOutput;
import io.plumbline.model.Severity;
import io.plumbline.model.Transition;
import io.plumbline.model.Verdict;
import io.plumbline.rules.NamedTarget;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AvailabilityTest {
  private static final SchedulingPolicy TRIGGER =
      policy("start_mart", new Occasion.CompleteAndPassing(), DecisionAction.TRIGGER);
  private static final SchedulingPolicy HOLD =
      policy("hold_mart", new Occasion.IncidentOpens(Severity.ERROR, null), DecisionAction.HOLD);
  private static final List<SchedulingPolicy> POLICIES = List.of(TRIGGER, HOLD);

  @Test
  void completeLoadThatPassesTriggersOnceTimeHasPassedIt() {
    var waiting = Availability.initial().observe(load("r1", 100));

    assertThat(waiting.settle(99, POLICIES).decisions()).isEmpty();
    var settled = waiting.settle(100, POLICIES);
    assertThat(settled.decisions())
        .singleElement()
        .satisfies(
            decision -> {
              assertThat(decision.action()).isEqualTo(DecisionAction.TRIGGER);
              assertThat(decision.partition()).isEqualTo("r1");
              assertThat(decision.mandate().policy()).isEqualTo("start_mart");
            });
    assertThat(settled.next().settle(200, POLICIES).decisions()).isEmpty();
  }

  @Test
  void loadThatComesAgainIsNotDecidedOnAgain() {
    var settled = Availability.initial().observe(load("r1", 100)).settle(100, POLICIES).next();

    assertThat(settled.observe(load("r1", 100)).settle(200, POLICIES).decisions()).isEmpty();
  }

  @Test
  void badLoadHoldsAndItsRepairReleasesAndTriggers() {
    var bad = Availability.initial().observe(load("r1", 100));
    var opened = bad.observe(alert(Transition.OPENED, 100, Severity.ERROR), POLICIES);
    assertThat(actions(opened.decisions())).containsExactly("HOLD");
    assertThat(opened.next().settle(150, POLICIES).decisions()).isEmpty();

    var resolved = opened.next().observe(alert(Transition.RESOLVED, 100, Severity.ERROR), POLICIES);
    assertThat(actions(resolved.decisions())).containsExactly("RELEASE");
    assertThat(resolved.decisions().get(0).parent()).isEqualTo(opened.decisions().get(0).id());

    var repaired = resolved.next().observe(load("r2", 160)).settle(160, POLICIES);
    assertThat(actions(repaired.decisions())).containsExactly("TRIGGER");
    assertThat(repaired.decisions().get(0).partition()).isEqualTo("r2");
  }

  @Test
  void warningThatMattersMoreBecauseTheDataWereReadHoldsAndIsReleased() {
    var state = Availability.initial().observe(load("r1", 100));
    var warned = state.observe(alert(Transition.OPENED, 100, Severity.WARN), POLICIES);
    assertThat(warned.decisions()).isEmpty();

    var read = warned.next().observe(read(Transition.OPENED), POLICIES);
    assertThat(actions(read.decisions())).containsExactly("HOLD");
    assertThat(read.next().settle(150, POLICIES).decisions()).isEmpty();
    var resolved = read.next().observe(read(Transition.RESOLVED), POLICIES);
    assertThat(actions(resolved.decisions())).containsExactly("RELEASE");
    assertThat(resolved.next().open()).isEmpty();
  }

  @Test
  void incidentThatIsOverIsNotOpenThoughNobodyKnowsAnyMoreThatItMatteredMore() {
    var read = Availability.initial().observe(read(Transition.OPENED), POLICIES).next();
    assertThat(read.open()).hasSize(1);
    assertThat(read.observe(alert(Transition.RESOLVED, 100, Severity.WARN), POLICIES).next().open())
        .isEmpty();
  }

  /** An alert of a warning whose data ann read. */
  private static Alert read(Transition transition) {
    var alert = alert(transition, 100, Severity.WARN);
    var ann = new IncidentReader("ann", 120, true);
    return new Alert(
        alert.id(),
        alert.tenant(),
        transition,
        alert.atMillis(),
        0,
        alert.incident().exposed(new Exposure(List.of(ann), 0, true)));
  }

  @Test
  void badLoadDoesNotPassBecauseABetterOneResolvedItsIncident() {
    var state = Availability.initial().observe(load("r1", 100));
    state = state.observe(alert(Transition.OPENED, 100, Severity.ERROR), POLICIES).next();
    state = state.observe(alert(Transition.RESOLVED, 100, Severity.ERROR), POLICIES).next();

    assertThat(state.settle(150, POLICIES).decisions()).isEmpty();
  }

  @Test
  void badLoadPassesWhenAPersonSaysThatItIsAsExpected() {
    var state = Availability.initial().observe(load("r1", 100));
    state = state.observe(alert(Transition.OPENED, 100, Severity.ERROR), POLICIES).next();
    var expected = state.observe(alert(Transition.ACKNOWLEDGED, 100, Severity.ERROR), POLICIES);

    assertThat(actions(expected.decisions())).containsExactly("RELEASE");
    assertThat(actions(expected.next().settle(200, POLICIES).decisions()))
        .containsExactly("TRIGGER");
  }

  @Test
  void warningStopsNothing() {
    var state = Availability.initial().observe(load("r1", 100));
    var warned = state.observe(alert(Transition.OPENED, 100, Severity.WARN), POLICIES);

    assertThat(warned.decisions()).isEmpty();
    assertThat(actions(warned.next().settle(100, POLICIES).decisions())).containsExactly("TRIGGER");
  }

  @Test
  void lateLoadIsAnArrivalIncident() {
    var late = policy("late", new Occasion.Late(), DecisionAction.PAUSE);
    var opened =
        Availability.initial()
            .observe(
                alert(Transition.OPENED, 100, Severity.WARN, FindingKind.ARRIVAL), List.of(late));
    var other =
        Availability.initial()
            .observe(alert(Transition.OPENED, 100, Severity.ERROR), List.of(late));

    assertThat(actions(opened.decisions())).containsExactly("PAUSE");
    assertThat(other.decisions()).isEmpty();
  }

  @Test
  void decisionsHaveTheSameIdsHoweverOftenTheyAreMade() {
    var alert = alert(Transition.OPENED, 100, Severity.ERROR);
    var once = Availability.initial().observe(alert, POLICIES).decisions();

    assertThat(Availability.initial().observe(alert, POLICIES).decisions()).isEqualTo(once);
    assertThat(once.get(0).expiresAtMillis()).isEqualTo(100 + Duration.ofHours(4).toMillis());
  }

  private static List<String> actions(List<Decision> decisions) {
    return decisions.stream().map(decision -> decision.action().name()).toList();
  }

  private static SchedulingPolicy policy(String name, Occasion when, DecisionAction then) {
    return new SchedulingPolicy(
        ORDERS.tenant(),
        name,
        1,
        new NamedTarget(ORDERS.name(), ORDERS.name()),
        when,
        then,
        0,
        "gate",
        Duration.ofHours(4),
        false,
        false,
        true);
  }

  private static RunOutput load(String run, long atMillis) {
    return new RunOutput(
        ORDERS,
        new JobId(ORDERS.tenant(), "etl", "load"),
        run,
        atMillis,
        null,
        10L,
        null,
        Map.of(),
        null,
        null);
  }

  private static Alert alert(Transition transition, long violatedMillis, Severity severity) {
    return alert(transition, violatedMillis, severity, FindingKind.VOLUME);
  }

  private static Alert alert(
      Transition transition, long violatedMillis, Severity severity, FindingKind kind) {
    var finding =
        new Finding(
            "f",
            ORDERS.tenant(),
            "volume",
            1,
            kind,
            ORDERS,
            "",
            "r1",
            violatedMillis,
            Verdict.FAIL,
            severity,
            List.of(),
            null,
            null,
            null,
            null,
            "rows are missing",
            Map.of(),
            List.of());
    boolean resolved = transition == Transition.RESOLVED;
    var incident =
        new Incident(
            "incident-1",
            finding.fingerprint(),
            resolved ? IncidentStatus.RESOLVED : IncidentStatus.OPEN,
            violatedMillis,
            violatedMillis,
            resolved ? violatedMillis + 50 : null,
            1,
            finding,
            false,
            transition == Transition.ACKNOWLEDGED
                ? new Acknowledgement("ann", 200, true, "sale")
                : null);
    return new Alert("a", ORDERS.tenant(), transition, violatedMillis, 0, incident);
  }
}
