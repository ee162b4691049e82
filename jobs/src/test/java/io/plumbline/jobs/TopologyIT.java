package io.plumbline.jobs;

import static io.plumbline.jobs.TopologyRun.HORIZON;
import static io.plumbline.jobs.TopologyRun.finding;
import static io.plumbline.jobs.TopologyRun.inOrder;
import static io.plumbline.jobs.TopologyRun.read;
import static io.plumbline.jobs.TopologyRun.rule;
import static io.plumbline.jobs.TopologyRun.run;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.plumbline.lineage.GraphMutation;
import io.plumbline.model.Alert;
import io.plumbline.model.CanonicalNames;
import io.plumbline.model.Command;
import io.plumbline.model.DeadLetter;
import io.plumbline.model.Decision;
import io.plumbline.model.DecisionAction;
import io.plumbline.model.Finding;
import io.plumbline.model.RuleText;
import io.plumbline.model.SampleBatch;
import io.plumbline.model.Transition;
import io.plumbline.model.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The whole topology on a real Flink cluster of two slots; sources and sinks are in memory. */
class TopologyIT {
  @RegisterExtension
  static final MiniClusterExtension FLINK =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(2)
              .build());

  private static final List<RuleText> WAREHOUSE_RULES =
      List.of(
          rule("volume", "CREATE RULE volume ON LIKE 'dwh.%' EXPECT NORMAL ROW_COUNT()"),
          rule("shape", "CREATE RULE shape ON LIKE 'dwh.%' EXPECT SCHEMA NO DROP"));

  @Test
  void tenThousandEventsShuffledAndTripledGiveTheSameAlertsAndGraph() throws Exception {
    var events = Events.warehouse(50, 100);
    assertThat(events).hasSize(10_000);
    var clean = run(WAREHOUSE_RULES, events.stream().map(Events.Timed::json).toList(), List.of());
    var shuffled = run(WAREHOUSE_RULES, Events.shuffled(events, 3, HORIZON, 42), List.of());
    assertThat(clean.lastAlerts().values())
        .filteredOn(alert -> alert.transition() == Transition.OPENED)
        .hasSizeGreaterThan(50);
    assertThat(shuffled.lastAlerts()).containsExactlyInAnyOrderEntriesOf(clean.lastAlerts());
    assertThat(shuffled.graph()).containsExactlyInAnyOrderEntriesOf(clean.graph());
    assertThat(clean.graph()).hasSizeGreaterThan(150);
  }

  @Test
  void rulesAreInForceBeforeTheFirstEventIsJudged() throws Exception {
    var rule =
        rule("few", "CREATE RULE few ON dwh.t0 EXPECT (ROW_COUNT() > 5000) SEVERITY CRITICAL");
    for (int i = 0; i < 5; i++) {
      var events = Events.warehouse(1, 1).stream().map(Events.Timed::json).toList();
      // A run whose start is read after its end is told of again: then it is known how long it
      // took.
      assertThat(run(List.of(rule), events, List.of()).findings())
          .extracting(Finding::verdict)
          .containsOnly(Verdict.FAIL);
    }
  }

  @Test
  void aMetricOfPostedRowsThatIsNoLongerNormalHoldsTheDataset() throws Exception {
    var nulls =
        rule(
            "nulls",
            "CREATE RULE nulls ON crm.customers EXPECT NORMAL NULL_RATIO(email)"
                + " SEVERITY ERROR ON VIOLATION ALERT, BLOCK DOWNSTREAM");
    var ages = rule("ages", "CREATE RULE ages ON crm.customers EXPECT NORMAL AVG(age)");
    // The count of a sample says nothing of the dataset: it is for runs to tell.
    var count = rule("count", "CREATE RULE count ON crm.customers EXPECT NORMAL ROW_COUNT()");
    var parts = new ArrayList<SampleBatch>();
    for (int hour = 0; hour <= 30; hour++) {
      for (int part = 0; part < 2; part++) {
        parts.add(customers(hour, part, hour == 30 ? 40 : 2 + hour % 2, hour == 30 ? 80 : 40));
      }
    }
    Collections.shuffle(parts.subList(0, 2), new Random(7));
    // By one task: what several make of batches that overtake each other is not what is tried here.
    var result =
        run(1, List.of(nulls, ages, count), List.of(), parts, List.of(), List.of(), List.of());
    assertThat(result.findings())
        .filteredOn(finding -> finding.verdict() == Verdict.FAIL)
        .extracting(Finding::rule, Finding::scope)
        .containsExactlyInAnyOrder(tuple("nulls", "batch 30"), tuple("ages", "batch 30"));
    assertThat(result.findings()).extracting(Finding::rule).doesNotContain("count");
    assertThat(result.decisions())
        .extracting(Decision::action)
        .containsExactly(DecisionAction.HOLD);
  }

  private static SampleBatch customers(int hour, int part, int withoutEmail, int age) {
    var id = CanonicalNames.dataset("default", "postgres://db", "crm.customers");
    var at = Instant.parse("2026-06-01T10:00:00Z").plus(Duration.ofHours(hour)).toEpochMilli();
    var rows =
        IntStream.range(0, 100)
            .mapToObj(
                i ->
                    "{\"email\":%s,\"age\":%d}"
                        .formatted(i < withoutEmail ? "null" : "\"a@b.c\"", age + (i + hour) % 7))
            .toList();
    return new SampleBatch(id, "batch " + hour, part, 2, null, at, List.of(), rows);
  }

  @Test
  void whatTheJobOfATableFindsBecomesAnIncident() throws Exception {
    var rule = rule("pages", "CREATE RULE pages ON clicks EXPECT (ROW_COUNT() > 5)");
    var finding = finding(rule, "too few");
    var result =
        run(2, List.of(rule), List.of(), List.of(), List.of(finding), List.of(), List.of());
    assertThat(result.findings()).containsExactly(finding);
    assertThat(result.lastAlerts().values())
        .extracting(Alert::transition)
        .containsExactly(Transition.OPENED);
  }

  @Test
  void newLevelCanBeAcknowledgedAsExpected() throws Exception {
    var rule = rule("volume", "CREATE RULE volume ON dwh.t0 EXPECT NORMAL ROW_COUNT()");
    var events = Events.levels(40, 1_000, 10, 3_000);
    var alone = inOrder(List.of(rule), events);
    assertThat(alone.findings())
        .filteredOn(finding -> finding.verdict() == Verdict.FAIL)
        .hasSize(10);
    var opened = alone.alerts().get(0);
    // Told with the first load of the new level.
    var expected =
        new Command(
            "c",
            "default",
            "ann",
            Command.EXPECTED,
            opened.incident().id(),
            "campaign",
            opened.atMillis(),
            opened.incident());
    var told = inOrder(List.of(rule), events, expected);
    // Commands are on a log of their own, and may be read before the loads or after them: what the
    // model makes of either order is a matter of its operator's test.
    assertThat(told.findings())
        .filteredOn(finding -> finding.verdict() == Verdict.FAIL)
        .hasSizeLessThanOrEqualTo(10);
    assertThat(told.alerts())
        .filteredOn(alert -> alert.transition() == Transition.ACKNOWLEDGED)
        .extracting(alert -> alert.incident().acknowledgement().by())
        .containsExactly("ann");
  }

  @Test
  void runsAreJudgedByHowLongTheyTook() throws Exception {
    var rules =
        List.of(
            rule("slow", "CREATE RULE slow ON dwh.t0 EXPECT (DURATION() < INTERVAL '15' SECOND)"),
            rule("usual", "CREATE RULE usual ON dwh.t0 EXPECT NORMAL DURATION()"));
    var result = inOrder(rules, Events.loads(1_000, 1_000));
    assertThat(result.findings())
        .filteredOn(finding -> finding.rule().equals("slow"))
        .extracting(Finding::verdict)
        .containsOnly(Verdict.FAIL);
    assertThat(result.findings())
        .filteredOn(finding -> finding.rule().equals("usual"))
        .extracting(Finding::message)
        .allMatch(message -> message.startsWith("Learning the DURATION() of dwh.t0"));
  }

  @Test
  void whoReadsADatasetIsOnTheGraph() throws Exception {
    var rule = rule("pages", "CREATE RULE pages ON clicks EXPECT (ROW_COUNT() > 5)");
    var reads =
        List.of(read("hr.pay", "ann", 1), read("hr.pay", "eve", 2), read("hr.pay", "ann", 1));
    var result = run(2, List.of(rule), List.of(), List.of(), List.of(), List.of(), reads);
    var edges = result.lineage().stream().filter(GraphMutation::edge).toList();
    assertThat(edges).extracting(GraphMutation::label).containsOnly("ACCESSED_BY");
    assertThat(edges)
        .extracting(GraphMutation::key)
        .satisfies(keys -> assertThat(Set.copyOf(keys)).hasSize(2));
    assertThat(edges)
        .extracting(mutation -> mutation.properties().get("days"))
        .containsOnly("2026-06-02=1", "2026-06-03=1");
  }

  @Test
  void unreadableTelemetryIsADeadLetterAndTheJobLivesOn() throws Exception {
    var good = Events.warehouse(1, 1).get(1).json();
    var result =
        run(
            List.of(rule("few", "CREATE RULE few ON dwh.t0 EXPECT (ROW_COUNT() > 5000)")),
            List.of("{\"no\":\"identity\"}".getBytes(UTF_8), good),
            List.of());
    assertThat(result.deadLetters()).extracting(DeadLetter::reason).containsExactly("NO_IDENTITY");
    assertThat(result.findings()).hasSize(1);
  }
}
