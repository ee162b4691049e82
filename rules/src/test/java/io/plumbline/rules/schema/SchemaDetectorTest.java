package io.plumbline.rules.schema;

import static io.plumbline.rules.Fixtures.rule;
import static io.plumbline.rules.Fixtures.schema;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.Finding;
import io.plumbline.model.SchemaObservation;
import io.plumbline.model.Verdict;
import io.plumbline.rules.Expectation;
import io.plumbline.rules.SchemaChangeKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchemaDetectorTest {
  private static final Instant T0 = Instant.parse("2026-06-01T00:00:00Z");
  private static final long HORIZON = 30_000;
  private final SchemaDetector detector =
      new SchemaDetector(
          rule(new Expectation.Schema(Set.of(SchemaChangeKind.DROP, SchemaChangeKind.NARROW))),
          HORIZON);

  private Map<String, Finding> findings(List<SchemaObservation> observations) {
    var state = SchemaState.initial(1);
    var last = new LinkedHashMap<String, Finding>();
    for (var observation : observations) {
      var step = detector.observe(state, observation);
      step.findings().forEach(finding -> last.put(finding.id(), finding));
      state = step.next();
    }
    return last;
  }

  private List<String> told(Verdict verdict, SchemaObservation... observations) {
    return findings(List.of(observations)).values().stream()
        .filter(finding -> finding.verdict() == verdict)
        .map(finding -> finding.subject() + ": " + finding.message())
        .toList();
  }

  @Test
  void droppedAndNarrowedColumnsAreOneFindingEach() {
    assertThat(
            told(
                Verdict.FAIL,
                schema("r1", T0, "id bigint", "email string", "amount decimal(12,2)"),
                schema("r2", T0.plusSeconds(3600), "id int", "amount decimal(12,2)")))
        .containsExactly(
            "column id: dwh.orders: column id was narrowed from bigint to int",
            "column email: dwh.orders: column email (string) was dropped");
  }

  @Test
  void addedAndWidenedColumnsAreRecordedAndTaken() {
    assertThat(
            told(
                Verdict.PASS,
                schema("r1", T0, "id int"),
                schema("r2", T0.plusSeconds(3600), "id bigint", "email string")))
        .containsExactly(
            "column id: dwh.orders: column id was widened from int to bigint",
            "column email: dwh.orders: column email (string) was added");
    assertThat(
            told(
                Verdict.FAIL,
                schema("r1", T0, "id int"),
                schema("r2", T0.plusSeconds(3600), "id bigint"),
                schema("r3", T0.plusSeconds(7200), "id int")))
        .containsExactly("column id: dwh.orders: column id was narrowed from bigint to int");
  }

  @Test
  void illegalChangeIsReportedUntilTheColumnIsBack() {
    assertThat(
            told(
                Verdict.FAIL,
                schema("r1", T0, "id int", "email string"),
                schema("r2", T0.plusSeconds(3600), "id int"),
                schema("r3", T0.plusSeconds(7200), "id int")))
        .hasSize(2);
    assertThat(
            told(
                Verdict.PASS,
                schema("r1", T0, "id int", "email string"),
                schema("r2", T0.plusSeconds(3600), "id int"),
                schema("r3", T0.plusSeconds(7200), "id int", "email string")))
        .containsExactly("column email: dwh.orders: column email is as it was");
  }

  @Test
  void orderOfColumnsAndSpellingOfTypesDoNotMatter() {
    assertThat(
            told(
                Verdict.FAIL,
                schema("r1", T0, "id BIGINT", "email varchar"),
                schema("r2", T0.plusSeconds(3600), "email string", "id long")))
        .isEmpty();
  }

  @Test
  void renameTakesTheOldNameAway() {
    assertThat(
            told(
                Verdict.FAIL,
                schema("r1", T0, "id int", "mail string"),
                schema("r2", T0.plusSeconds(3600), "id int", "email string")))
        .containsExactly("column mail: dwh.orders: column mail was renamed to email");
  }

  @ParameterizedTest
  @CsvSource({
    "int, bigint, true",
    "bigint, int, false",
    "float, double, true",
    "double, float, false",
    "'decimal(10,2)', 'decimal(12,2)', true",
    "'decimal(12,2)', 'decimal(10,2)', false",
    "'decimal(10,4)', 'decimal(10,2)', false",
    "varchar(20), varchar(10), false",
    "varchar(20), string, true",
    "string, varchar(20), false",
    "string, int, false",
    "int, string, true",
    "date, timestamp, true",
    "timestamp, date, false",
    "struct<a:int>, struct<b:int>, false",
    "int, 'decimal(20,0)', true"
  })
  void typesThatHoldEveryValueAreWider(String from, String to, boolean fits) {
    assertThat(TypeName.of(from).fitsIn(TypeName.of(to))).isEqualTo(fits);
  }

  @Property(tries = 50)
  void shuffledAndRepeatedObservationsGiveTheSameFindings(@ForAll long seed) {
    var random = new Random(seed);
    var observations = new ArrayList<SchemaObservation>();
    for (int i = 0; i < 40; i++) {
      // Two observations of each run, as its START and its COMPLETE show it.
      var at = T0.plusSeconds(12L * i);
      var run = "r" + i / 2;
      observations.add(
          i / 7 % 2 == 0
              ? schema(run, at, "id int", "email string")
              : schema(run, at, "id bigint"));
    }
    var shuffled = new TreeMap<Double, SchemaObservation>();
    for (var observation : observations) {
      for (int copy = 0; copy < 3; copy++) {
        shuffled.put(observation.atMillis() + HORIZON * random.nextDouble(), observation);
      }
    }
    assertThat(violations(findings(List.copyOf(shuffled.values()))))
        .isEqualTo(violations(findings(observations)));
  }

  private static Map<String, Finding> violations(Map<String, Finding> findings) {
    var failed = new TreeMap<>(findings);
    failed.values().removeIf(finding -> finding.verdict() != Verdict.FAIL);
    assertThat(failed).isNotEmpty();
    return failed;
  }
}
