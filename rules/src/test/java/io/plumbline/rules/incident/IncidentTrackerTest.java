package io.plumbline.rules.incident;

import static io.plumbline.rules.Fixtures.ORDERS;
import static io.plumbline.rules.Fixtures.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.Acknowledgement;
import io.plumbline.model.Alert;
import io.plumbline.model.Command;
import io.plumbline.model.Finding;
import io.plumbline.model.Transition;
import io.plumbline.model.Verdict;
import io.plumbline.rules.Direction;
import io.plumbline.rules.Expectation;
import io.plumbline.rules.FindingBuilder;
import io.plumbline.udfs.MetricCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class IncidentTrackerTest {
  private static final long HORIZON = 30_000;
  private final IncidentTracker tracker = new IncidentTracker(HORIZON, IncidentPolicy.DEFAULT);

  private static Finding finding(long at, Verdict verdict) {
    return new FindingBuilder(
            rule(new Expectation.Normal(MetricCall.of("ROW_COUNT"), Direction.BOTH)),
            ORDERS,
            "",
            "run" + at,
            at)
        .verdict(verdict, verdict + " at " + at);
  }

  /** The last told alert of each id. */
  private Map<String, Alert> alerts(List<Finding> findings) {
    var state = IncidentState.initial();
    var last = new TreeMap<String, Alert>();
    for (var finding : findings) {
      var tracked = tracker.track(state, finding, 0);
      tracked.alerts().forEach(alert -> last.put(alert.id(), alert));
      state = tracked.next();
    }
    return last;
  }

  private List<String> transitions(Finding... findings) {
    return alerts(List.of(findings)).values().stream()
        .sorted((a, b) -> Long.compare(a.atMillis(), b.atMillis()))
        .map(alert -> alert.transition() + "@" + alert.atMillis())
        .toList();
  }

  @Test
  void manyViolationsAreOneIncidentUntilAPass() {
    assertThat(
            transitions(
                finding(1, Verdict.FAIL),
                finding(2, Verdict.FAIL),
                finding(3, Verdict.PASS),
                finding(4, Verdict.PASS)))
        .containsExactly("OPENED@1", "RESOLVED@3");
  }

  @Test
  void violationThatIsCorrectedToAPassIsResolvedForItWasTold() {
    var failed = finding(1, Verdict.FAIL);
    var corrected = finding(1, Verdict.PASS);
    assertThat(failed.id()).isEqualTo(corrected.id());
    assertThat(transitions(failed, corrected, corrected))
        .containsExactlyInAnyOrder("OPENED@1", "RESOLVED@1");
    assertThat(transitions(failed, corrected, finding(2, Verdict.FAIL)))
        .containsExactlyInAnyOrder("OPENED@1", "RESOLVED@1", "OPENED@2");
    assertThat(transitions(corrected, failed)).containsExactly("OPENED@1");
  }

  @Test
  void violationAfterAResolutionIsANewIncident() {
    var alerts =
        alerts(
            List.of(finding(1, Verdict.FAIL), finding(2, Verdict.PASS), finding(3, Verdict.FAIL)));
    assertThat(alerts.values().stream().map(alert -> alert.incident().id()).distinct()).hasSize(2);
  }

  @Test
  void unknownNeitherOpensNorResolves() {
    assertThat(transitions(finding(1, Verdict.UNKNOWN))).isEmpty();
    assertThat(transitions(finding(1, Verdict.FAIL), finding(2, Verdict.UNKNOWN)))
        .containsExactly("OPENED@1");
  }

  @Test
  void repeatedFindingTellsNothing() {
    var opened = tracker.track(IncidentState.initial(), finding(1, Verdict.FAIL), 0);
    assertThat(opened.alerts()).hasSize(1);
    assertThat(tracker.track(opened.next(), finding(1, Verdict.FAIL), 5).alerts()).isEmpty();
  }

  @Test
  void incidentThatStaysOpenForLongIsToldOnce() {
    var state = IncidentState.initial();
    int told = 0;
    for (int i = 0; i < 500; i++) {
      var tracked = tracker.track(state, finding(i * 10_000L, Verdict.FAIL), 0);
      told += tracked.alerts().size();
      state = tracked.next();
    }
    assertThat(told).isEqualTo(1);
    assertThat(state.pending().size()).isLessThan(10);
    var resolved = tracker.track(state, finding(5_000_000, Verdict.PASS), 0);
    assertThat(resolved.alerts())
        .extracting(Alert::transition)
        .containsExactly(Transition.RESOLVED);
    assertThat(resolved.alerts().get(0).incident().findings()).isEqualTo(500);
  }

  private static final long HOUR = 3_600_000;

  /** Findings one after the other: F fails, P passes. */
  private static Finding[] hourly(String verdicts) {
    return IntStream.range(0, verdicts.length())
        .mapToObj(i -> finding(i * HOUR, verdicts.charAt(i) == 'F' ? Verdict.FAIL : Verdict.PASS))
        .toArray(Finding[]::new);
  }

  private List<String> hours(String verdicts) {
    return alerts(List.of(hourly(verdicts))).values().stream()
        .sorted((a, b) -> Long.compare(a.atMillis(), b.atMillis()))
        .map(alert -> alert.transition() + "@" + alert.atMillis() / HOUR)
        .toList();
  }

  @Test
  void incidentThatOpensAFourthTimeInSixHoursIsOneThatFlaps() {
    assertThat(hours("FPFPFPFPFPFPFPFP"))
        .containsExactly(
            "OPENED@0",
            "RESOLVED@1",
            "OPENED@2",
            "RESOLVED@3",
            "OPENED@4",
            "RESOLVED@5",
            "FLAPPING@6");
  }

  @Test
  void flappingIncidentIsResolvedWhenItIsCalmAndThenBeginsAnew() {
    assertThat(hours("FPFPFPFPFPPPPFP"))
        .endsWith("FLAPPING@6", "RESOLVED@11", "OPENED@13", "RESOLVED@14");
  }

  @Test
  void fourOpeningsInALongerTimeAreFourIncidents() {
    assertThat(hours("FPPFPPFPPFPPFPP")).noneMatch(told -> told.startsWith("FLAPPING"));
    var never =
        new IncidentPolicy(
            Duration.ofHours(4), Duration.ofDays(1), 0, Duration.ofHours(6), Duration.ofHours(3));
    var state = IncidentState.initial();
    for (var finding : hourly("FPFPFPFPFPFP")) {
      var tracked = new IncidentTracker(HORIZON, never).track(state, finding, 0);
      assertThat(tracked.alerts()).noneMatch(alert -> alert.transition() == Transition.FLAPPING);
      state = tracked.next();
    }
  }

  @Property(tries = 100)
  void shuffledFindingsFlapAlike(@ForAll long seed) {
    var random = new Random(seed);
    var findings = new ArrayList<Finding>();
    for (int i = 0; i < 60; i++) {
      long at = i * 20L * 60_000 + random.nextInt(3) * 10_000;
      findings.add(finding(at, random.nextInt(3) == 0 ? Verdict.FAIL : Verdict.PASS));
    }
    var shuffled = new TreeMap<Double, Finding>();
    for (var finding : findings) {
      shuffled.put(finding.atMillis() + HORIZON * random.nextDouble(), finding);
      shuffled.put(finding.atMillis() + HORIZON * random.nextDouble(), finding);
    }
    assertThat(new LinkedHashMap<>(alerts(List.copyOf(shuffled.values()))))
        .isEqualTo(new LinkedHashMap<>(alerts(findings)));
  }

  private static Command acknowledgement(Alert opened, String kind) {
    return new Command(
        "c1", "default", "ann", kind, opened.incident().id(), "campaign", 500, opened.incident());
  }

  private IncidentTracker.Tracked opened() {
    return tracker.track(IncidentState.initial(), finding(1, Verdict.FAIL), 1_000);
  }

  @Test
  void incidentThatStaysOpenIsToldAgainAfterFourHoursThenEightAndThenOnceADay() {
    var tracked = opened();
    var told = new ArrayList<Long>();
    var ids = new HashSet<String>();
    for (int i = 0; i < 5; i++) {
      long due = tracked.wakeAtMillis();
      assertThat(tracker.remind(tracked.next(), due - 1).alerts()).isEmpty();
      tracked = tracker.remind(tracked.next(), due);
      assertThat(tracked.alerts())
          .extracting(Alert::transition)
          .containsExactly(Transition.REMINDED);
      ids.add(tracked.alerts().get(0).id());
      told.add((due - 1_000) / HOUR);
    }
    assertThat(told).containsExactly(4L, 12L, 28L, 52L, 76L);
    assertThat(ids).hasSize(5);
  }

  @Test
  void nobodyIsRemindedOfWhatIsResolvedOrAcknowledged() {
    var resolved = tracker.track(opened().next(), finding(2, Verdict.PASS), 2_000);
    assertThat(resolved.wakeAtMillis()).isZero();
    var command = acknowledgement(opened().alerts().get(0), Command.ACKNOWLEDGED);
    var known = tracker.acknowledge(opened().next(), command, 2_000);
    assertThat(known.wakeAtMillis()).isZero();
    assertThat(tracker.track(known.next(), finding(3, Verdict.FAIL), 3_000).wakeAtMillis())
        .isZero();
    assertThat(tracker.track(resolved.next(), finding(3, Verdict.FAIL), 3_000).wakeAtMillis())
        .isPositive();
  }

  @Test
  void acknowledgementIsToldOnceAndStaysWithItsIncident() {
    var opened = opened();
    var command = acknowledgement(opened.alerts().get(0), Command.EXPECTED);
    var known = tracker.acknowledge(opened.next(), command, 2_000);
    var again = tracker.acknowledge(known.next(), command, 2_000);
    assertThat(again).isEqualTo(known);
    var alert = known.alerts().get(0);
    assertThat(alert.transition()).isEqualTo(Transition.ACKNOWLEDGED);
    assertThat(alert.incident().acknowledgement())
        .isEqualTo(new Acknowledgement("ann", 500, true, "campaign"));
    var resolved = tracker.track(known.next(), finding(2, Verdict.PASS), 3_000).alerts();
    assertThat(resolved).hasSize(1);
    assertThat(resolved.get(0).incident().acknowledgement().by()).isEqualTo("ann");
  }

  @Property(tries = 200)
  void shuffledAndRepeatedFindingsEndWithTheSameAlerts(@ForAll long seed) {
    var random = new Random(seed);
    var findings = new ArrayList<Finding>();
    for (int i = 0; i < 60; i++) {
      findings.add(finding(i * 7_000L, random.nextInt(3) == 0 ? Verdict.FAIL : Verdict.PASS));
    }
    var shuffled = new TreeMap<Double, Finding>();
    for (var finding : findings) {
      for (int copy = 0; copy < 3; copy++) {
        shuffled.put(finding.atMillis() + HORIZON * random.nextDouble(), finding);
      }
    }
    assertThat(new LinkedHashMap<>(alerts(List.copyOf(shuffled.values()))))
        .isEqualTo(new LinkedHashMap<>(alerts(findings)));
  }
}
