package io.plumbline.rules.volume;

import static io.plumbline.rules.Fixtures.load;
import static io.plumbline.rules.Fixtures.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.Finding;
import io.plumbline.model.Hashes;
import io.plumbline.model.RunOutput;
import io.plumbline.model.Verdict;
import io.plumbline.rules.Direction;
import io.plumbline.rules.Expectation;
import io.plumbline.rules.History;
import io.plumbline.rules.calendar.Calendars;
import io.plumbline.udfs.MetricCall;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class VolumeCorrectionTest {
  private static final Instant MONDAY = Instant.parse("2026-01-05T03:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);
  private static final long HORIZON = 30_000;

  private final VolumeDetector detector = detector(History.WHOLE);

  private static VolumeDetector detector(History history) {
    return new VolumeDetector(
        rule(new Expectation.Normal(MetricCall.of("ROW_COUNT"), Direction.BOTH), history),
        HORIZON,
        Calendars.OF_COUNTRIES);
  }

  /** Loads one after the other, a thousand rows with 3 % noise times a factor. */
  private static List<RunOutput> loads(Duration period, double... factors) {
    var random = new Random(3);
    var loads = new ArrayList<RunOutput>();
    for (int i = 0; i < factors.length; i++) {
      long rows = Math.round(1_000 * factors[i] * Math.exp(0.03 * random.nextGaussian()));
      loads.add(load("run" + i, MONDAY.plus(period.multipliedBy(i)), rows));
    }
    return loads;
  }

  private static double[] factors(int count, double factor, int... where) {
    var factors = new double[count];
    Arrays.fill(factors, 1);
    for (int each : where) {
      factors[each] = factor;
    }
    return factors;
  }

  private static VolumeState after(VolumeDetector detector, List<RunOutput> loads) {
    return after(detector, VolumeState.initial(), loads);
  }

  private static VolumeState after(
      VolumeDetector detector, VolumeState state, List<RunOutput> loads) {
    var next = state;
    for (var load : loads) {
      next = detector.observe(next, load, load.rows()).next();
    }
    return next;
  }

  private static List<Verdict> verdicts(
      VolumeDetector detector, VolumeState state, List<RunOutput> loads) {
    var verdicts = new ArrayList<Verdict>();
    var next = state;
    for (var load : loads) {
      var step = detector.observe(next, load, load.rows());
      next = step.next();
      verdicts.add(last(step.findings()).verdict());
    }
    return verdicts;
  }

  private static String model(VolumeState state) {
    return Hashes.ofBytes(state.series().model());
  }

  private static Finding last(List<Finding> findings) {
    return findings.get(findings.size() - 1);
  }

  private static ExpectedLoads of(List<RunOutput> loads) {
    return new ExpectedLoads(
        loads.get(0).atMillis(), loads.get(loads.size() - 1).atMillis() + 1_000);
  }

  @Test
  void levelThatIsAcknowledgedIsAdoptedAtOnce() {
    var loads = loads(DAY, factors(70, 1.8, IntStream.range(60, 70).toArray()));
    var state = after(detector, loads.subList(0, 61));
    var rest = loads.subList(61, 70);
    // Left alone the model takes four loads to believe a new level.
    assertThat(verdicts(detector, state, rest))
        .startsWith(Verdict.FAIL, Verdict.FAIL, Verdict.FAIL, Verdict.PASS);
    var told = detector.acknowledge(state, of(loads.subList(60, 61)));
    assertThat(verdicts(detector, told, rest)).containsOnly(Verdict.PASS);
  }

  @Test
  void levelThatTheModelHasAdoptedByItselfIsNoNewsWhenAcknowledgedLater() {
    var loads = loads(DAY, factors(80, 1.8, IntStream.range(60, 80).toArray()));
    var state = after(detector, loads.subList(0, 70));
    var told = detector.acknowledge(state, of(loads.subList(60, 64)));
    assertThat(verdicts(detector, told, loads.subList(70, 80))).containsOnly(Verdict.PASS);
  }

  @Test
  void spikeThatIsAcknowledgedIsKnownWhenItComesBackOnItsDay() {
    // Three Mondays later another campaign; between them a spike on a Thursday.
    var loads = loads(DAY, factors(90, 3, 63, 73, 84));
    var state = after(detector, loads.subList(0, 66));
    var told = detector.acknowledge(state, of(loads.subList(63, 64)));
    assertThat(verdicts(detector, state, loads.subList(66, 90)))
        .filteredOn(verdict -> verdict == Verdict.FAIL)
        .hasSize(2);
    var verdicts = verdicts(detector, told, loads.subList(66, 90));
    assertThat(verdicts.get(73 - 66)).isEqualTo(Verdict.FAIL);
    assertThat(verdicts.get(84 - 66)).isEqualTo(Verdict.PASS);
  }

  @Test
  void hourOfSpikesIsKnownAtThatTimeOfTheWeekAlone() {
    var minutes = Duration.ofMinutes(10);
    int week = 6 * 24 * 7;
    int[] spike = IntStream.range(3 * week + 60, 3 * week + 66).toArray();
    int[] again = IntStream.range(5 * week + 61, 5 * week + 64).toArray();
    int[] elsewhere = {4 * week + 400};
    var all = IntStream.concat(IntStream.of(spike), IntStream.of(again));
    var loads =
        loads(
            minutes,
            factors(5 * week + 70, 4, IntStream.concat(all, IntStream.of(elsewhere)).toArray()));
    var state = after(detector, loads.subList(0, 3 * week + 70));
    var told =
        detector.acknowledge(state, of(loads.subList(spike[0], spike[spike.length - 1] + 1)));
    var verdicts = verdicts(detector, told, loads.subList(3 * week + 70, 5 * week + 70));
    assertThat(verdicts.get(elsewhere[0] - 3 * week - 70)).isEqualTo(Verdict.FAIL);
    assertThat(verdicts).filteredOn(verdict -> verdict == Verdict.FAIL).hasSize(1);
  }

  @Test
  void figureThatIsStuckIsNoNewsOnceItIsAcknowledged() {
    var stuck =
        IntStream.range(60, 72)
            .mapToObj(i -> load("run" + i, MONDAY.plus(DAY.multipliedBy(i)), 1_003))
            .toList();
    var history = after(detector, loads(DAY, factors(60, 1)));
    int first = verdicts(detector, history, stuck).indexOf(Verdict.FAIL);
    assertThat(first).isBetween(1, 6);
    var state = after(detector, history, stuck.subList(0, first + 1));
    var rest = stuck.subList(first + 1, 12);
    assertThat(verdicts(detector, state, rest)).containsOnly(Verdict.FAIL);
    var told = detector.acknowledge(state, of(stuck.subList(first, first + 1)));
    assertThat(verdicts(detector, told, rest)).containsOnly(Verdict.PASS);
  }

  @Test
  void levelThatSankIsAcceptedWhenAcknowledged() {
    var factors = factors(150, 1);
    for (int i = 120; i < 150; i++) {
      factors[i] = Math.max(0.64, 1 - 0.03 * (i - 119));
    }
    var loads = loads(DAY, factors);
    var alone = verdicts(detector, VolumeState.initial(), loads);
    int first = alone.indexOf(Verdict.FAIL);
    int now = alone.lastIndexOf(Verdict.FAIL) - 2;
    assertThat(now).isGreaterThan(first + 8);
    var state = after(detector, loads.subList(0, now + 1));
    var told = detector.acknowledge(state, of(loads.subList(first, now + 1)));
    assertThat(verdicts(detector, told, loads.subList(now + 1, 150))).containsOnly(Verdict.PASS);
  }

  @Test
  void runThatIsExcludedLongAfterItWasLearnedFromLeavesNoTrace() {
    // A load during learning is believed whatever it is.
    var loads = loads(DAY, factors(60, 6, 10));
    var never = new ArrayList<>(loads);
    never.remove(10);
    var excluding = detector(new History(0, List.of("run10")));
    var learned = after(detector, loads);
    var corrected = after(excluding, learned, loads.subList(59, 60));
    assertThat(model(corrected)).isNotEqualTo(model(learned));
    assertThat(model(corrected)).isEqualTo(model(after(detector, never)));
    // Taken back, the load counts again.
    assertThat(model(after(detector, corrected, loads.subList(59, 60)))).isEqualTo(model(learned));
  }

  @Test
  void nothingChangesWhenNothingIsTold() {
    var loads = loads(DAY, factors(700, 0.3, 300, 301, 500, 650));
    var state = after(detector, loads);
    assertThat(state.past().loads().count()).isBetween(VolumePast.KEPT, 2 * VolumePast.KEPT);
    var elsewhere = new ExpectedLoads(0, 1);
    assertThat(model(detector.acknowledge(state, elsewhere))).isEqualTo(model(state));
  }

  @Test
  void whatCorrectionsNeedIsBounded() {
    var minutes = Duration.ofMinutes(5);
    var loads = loads(minutes, factors(1_500, 3, IntStream.range(900, 930).toArray()));
    var state = after(detector, loads);
    for (int i = 0; i < 40; i++) {
      state = detector.acknowledge(state, of(loads.subList(900 + i, 901 + i)));
    }
    assertThat(state.past().loads().bytes().length).isLessThan(7_000);
    assertThat(state.past().base().model().length).isLessThan(4_096);
    assertThat(state.past().acknowledged()).hasSize(16);
    assertThat(state.series().known().deviations().size()).isLessThanOrEqualTo(8);
  }

  @Property(tries = 30)
  void acknowledgementMeansTheSameWheneverItComes(@ForAll long seed) {
    var random = new Random(seed);
    var loads = loads(DAY, factors(120, 2.5, 80, 81, 82, 100));
    var told = of(loads.subList(80, 83));
    var inOrder = detector.acknowledge(after(detector, loads), told);
    int when = random.nextInt(loads.size());
    var state = after(detector, loads.subList(0, when));
    state = detector.acknowledge(detector.acknowledge(state, told), told);
    state = after(detector, state, loads.subList(when, loads.size()));
    assertThat(model(state)).isEqualTo(model(inOrder));
    assertThat(state.series().known()).isEqualTo(inOrder.series().known());
    assertThat(state.past().loads().bytes()).isEqualTo(inOrder.past().loads().bytes());
  }
}
