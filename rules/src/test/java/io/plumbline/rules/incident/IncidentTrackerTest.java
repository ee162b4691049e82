package io.plumbline.rules.incident;

import static io.plumbline.rules.Fixtures.ORDERS;
import static io.plumbline.rules.Fixtures.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.Alert;
import io.plumbline.model.Finding;
import io.plumbline.model.Transition;
import io.plumbline.model.Verdict;
import io.plumbline.rules.Direction;
import io.plumbline.rules.Expectation;
import io.plumbline.rules.FindingBuilder;
import io.plumbline.udfs.MetricCall;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class IncidentTrackerTest {
  private static final long HORIZON = 30_000;
  private final IncidentTracker tracker = new IncidentTracker(HORIZON);

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
