package io.plumbline.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.plumbline.connectors.kafka.TelemetryRecord;
import io.plumbline.jobs.rule.RuleSeed;
import io.plumbline.jobs.telemetry.SampleEvent;
import io.plumbline.jobs.telemetry.TelemetryEvent;
import io.plumbline.jobs.telemetry.TelemetryReadings;
import io.plumbline.lineage.GraphMutation;
import io.plumbline.model.AccessAction;
import io.plumbline.model.AccessEvent;
import io.plumbline.model.Alert;
import io.plumbline.model.CanonicalNames;
import io.plumbline.model.Command;
import io.plumbline.model.DeadLetter;
import io.plumbline.model.Decision;
import io.plumbline.model.DecisionAction;
import io.plumbline.model.Finding;
import io.plumbline.model.Hashes;
import io.plumbline.model.RuleText;
import io.plumbline.model.SampleBatch;
import io.plumbline.model.StatementKind;
import io.plumbline.model.Topics;
import io.plumbline.model.Transition;
import io.plumbline.model.Verdict;
import io.plumbline.rules.FindingBuilder;
import io.plumbline.rules.decision.DecisionPolicy;
import io.plumbline.rules.incident.IncidentPolicy;
import io.plumbline.sql.SqlRuleCompiler;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The whole topology on a real Flink cluster of two slots; sources and sinks are in memory. */
class TopologyIT {
  private static final String NOTHING = "nothing";

  @RegisterExtension
  static final MiniClusterExtension FLINK =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(2)
              .build());

  private static final long HORIZON = Duration.ofSeconds(30).toMillis();

  /** What a run of the topology gave. */
  private record Result(
      List<Finding> findings,
      List<Alert> alerts,
      List<Decision> decisions,
      List<DeadLetter> deadLetters,
      List<GraphMutation> lineage) {
    /** The last told alert of each id, without the wall clock. */
    Map<String, Alert> lastAlerts() {
      var last = new TreeMap<String, Alert>();
      for (var alert : alerts) {
        last.put(
            alert.id(),
            new Alert(
                alert.id(),
                alert.tenant(),
                alert.transition(),
                alert.atMillis(),
                0,
                alert.incident()));
      }
      return last;
    }

    /** Latest properties and span of each node and edge, as the store merges them. */
    Map<String, String> graph() {
      var nodes =
          new TreeMap<String, List<GraphMutation>>(
              lineage.stream().collect(Collectors.groupingBy(m -> m.label() + "|" + m.key())));
      var graph = new TreeMap<String, String>();
      nodes.forEach(
          (key, mutations) -> {
            var latest =
                mutations.stream()
                    .max((a, b) -> a.sequence().compareTo(b.sequence()))
                    .orElseThrow();
            long first = mutations.stream().mapToLong(GraphMutation::atMillis).min().orElseThrow();
            long last = mutations.stream().mapToLong(GraphMutation::atMillis).max().orElseThrow();
            graph.put(
                key,
                latest.from()
                    + " "
                    + latest.to()
                    + " "
                    + new TreeMap<>(latest.properties())
                    + " "
                    + first
                    + ".."
                    + last);
          });
      return graph;
    }
  }

  private static Finding finding(RuleText rule, String message) {
    var clicks = CanonicalNames.dataset("default", "flink", "clicks");
    return new FindingBuilder(new SqlRuleCompiler().compile(rule), clicks, "", "window", 1)
        .verdict(Verdict.FAIL, message);
  }

  private static RuleText rule(String name, String text) {
    return new RuleText("default", name, 1, text, false, "test", 0);
  }

  private static Result run(List<RuleText> rules, List<byte[]> telemetry, List<SampleBatch> samples)
      throws Exception {
    return run(2, rules, telemetry, samples, List.of(), List.of(), List.of());
  }

  /** Events of one job are read in their order by a single task. */
  private static Result inOrder(List<RuleText> rules, List<byte[]> telemetry, Command... commands)
      throws Exception {
    return run(1, rules, telemetry, List.of(), List.of(), List.of(commands), List.of());
  }

  private static Result run(
      int parallelism,
      List<RuleText> rules,
      List<byte[]> telemetry,
      List<SampleBatch> samples,
      List<Finding> tableFindings,
      List<Command> commands,
      List<AccessEvent> accesses)
      throws Exception {
    var env = StreamExecutionEnvironment.getExecutionEnvironment();
    JobSettings.apply(env, "test");
    env.setParallelism(parallelism);
    var events =
        TelemetryReadings.of(
            telemetry.stream()
                .map(
                    json ->
                        new TelemetryRecord(
                            "default", Topics.TELEMETRY, 0, 0, Long.MAX_VALUE / 2, json))
                .toList());
    var inputs =
        new Inputs(
            env.fromData(
                    TypeInformation.of(TelemetryEvent.class),
                    Stream.concat(Stream.of(TelemetryEvent.tick(0)), events.stream())
                        .toArray(TelemetryEvent[]::new))
                .setParallelism(1)
                .uid("telemetry")
                // As the log does it: the events of a job are in one partition.
                .keyBy(event -> event.runs().isEmpty() ? "" : event.runs().get(0).job().key())
                .assignTimestampsAndWatermarks(
                    WatermarkStrategy.<TelemetryEvent>forBoundedOutOfOrderness(
                            Duration.ofMillis(HORIZON))
                        .withTimestampAssigner((event, t) -> event.atMillis()))
                .uid("telemetry-time"),
            env.fromData(
                    TypeInformation.of(TelemetryEvent.class),
                    Stream.concat(Stream.of(TelemetryEvent.tick(0)), events.stream())
                        .toArray(TelemetryEvent[]::new))
                .setParallelism(1)
                .uid("lineage"),
            env.fromData(
                    TypeInformation.of(SampleEvent.class),
                    Stream.concat(
                            Stream.of(SampleEvent.tick(0)),
                            samples.stream().map(b -> new SampleEvent(b.atMillis(), b, null)))
                        .toArray(SampleEvent[]::new))
                .setParallelism(1)
                .uid("samples")
                .assignTimestampsAndWatermarks(
                    WatermarkStrategy.<SampleEvent>forMonotonousTimestamps()
                        .withTimestampAssigner((event, t) -> event.atMillis()))
                .uid("samples-time"),
            env.fromData(TypeInformation.of(RuleText.class), rules.toArray(RuleText[]::new))
                .setParallelism(1)
                .uid("rules")
                .assignTimestampsAndWatermarks(
                    WatermarkStrategy.<RuleText>noWatermarks().withIdleness(Duration.ofMillis(100)))
                .uid("rules-time"),
            // A source must give something.
            env.fromData(
                    TypeInformation.of(Command.class),
                    Stream.concat(
                            Stream.of(new Command("", "default", "", NOTHING, "", "", 0)),
                            commands.stream())
                        .toArray(Command[]::new))
                .setParallelism(1)
                .uid("commands"),
            env.fromData(
                    TypeInformation.of(Finding.class),
                    Stream.concat(Stream.of(finding(rules.get(0), NOTHING)), tableFindings.stream())
                        .toArray(Finding[]::new))
                .setParallelism(1)
                .uid("table-findings")
                .filter(finding -> !finding.message().equals(NOTHING))
                .uid("table-findings-filter"),
            env.fromData(
                    TypeInformation.of(AccessEvent.class),
                    Stream.concat(Stream.of(read("", "nobody", 0)), accesses.stream())
                        .toArray(AccessEvent[]::new))
                .setParallelism(1)
                .uid("access")
                .assignTimestampsAndWatermarks(
                    WatermarkStrategy.<AccessEvent>forMonotonousTimestamps()
                        .withTimestampAssigner((event, t) -> event.atMillis()))
                .uid("access-time"));
    var outputs =
        Topology.define(
            inputs,
            new RuleSeed(rules, SqlRuleCompiler::new),
            HORIZON,
            IncidentPolicy.DEFAULT,
            new DecisionPolicy("", Duration.ofHours(4)));
    var id = UUID.randomUUID().toString();
    var findings = new Collected<Finding>(id + "findings");
    var alerts = new Collected<Alert>(id + "alerts");
    var decisions = new Collected<Decision>(id + "decisions");
    var deadLetters = new Collected<DeadLetter>(id + "dead-letters");
    var lineage = new Collected<GraphMutation>(id + "lineage");
    outputs.findings().sinkTo(findings).uid("f");
    outputs.alerts().sinkTo(alerts).uid("a");
    outputs.decisions().sinkTo(decisions).uid("d");
    outputs.deadLetters().sinkTo(deadLetters).uid("l");
    outputs.lineage().sinkTo(lineage).uid("g");
    env.execute();
    return new Result(
        findings.values(),
        alerts.values(),
        decisions.values(),
        deadLetters.values(),
        lineage.values());
  }

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
  void badRowsHoldTheDatasetOnce() throws Exception {
    var rule =
        rule(
            "emails",
            "CREATE RULE emails ON crm.customers EXPECT EACH ROW (email IS NOT NULL)"
                + " SEVERITY ERROR ON VIOLATION ALERT, BLOCK DOWNSTREAM");
    var id = CanonicalNames.dataset("default", "postgres://db", "crm.customers");
    var at = Instant.parse("2026-06-01T10:00:00Z").toEpochMilli();
    var rows = List.of("{\"id\":1,\"email\":\"a@b.c\"}", "{\"id\":2,\"email\":null}");
    var parts =
        List.of(
            new SampleBatch(id, "batch", 0, 2, null, at, List.of(), rows),
            new SampleBatch(id, "batch", 1, 2, null, at, List.of(), rows),
            new SampleBatch(id, "batch", 1, 2, null, at, List.of(), rows));
    var result = run(List.of(rule), List.of(), parts);
    // What the first part shows is told before the batch is complete, under the same id.
    assertThat(result.findings())
        .extracting(Finding::message)
        .containsExactly(
            "crm.customers: 1 of 2 rows violate email IS NOT NULL",
            "crm.customers: 2 of 4 rows violate email IS NOT NULL");
    assertThat(result.findings())
        .extracting(Finding::id)
        .containsOnly(result.findings().get(0).id());
    assertThat(result.decisions()).extracting(Decision::action).containsOnly(DecisionAction.HOLD);
    // The correction decides the same again: one id, one effect.
    assertThat(result.decisions())
        .extracting(Decision::id)
        .containsOnly(result.decisions().get(0).id());
  }

  @Test
  void policiesActOnIncidentsAndOnLoadsThatPass() throws Exception {
    var events = Events.warehouse(1, 3).stream().map(Events.Timed::json).toList();
    var policies =
        List.of(
            rule(
                StatementKind.POLICY.kept("start"),
                "CREATE POLICY start ON dwh.t0 WHEN COMPLETE AND PASSING THEN TRIGGER"
                    + " VIA airflow FOR INTERVAL '4' HOUR"),
            rule(
                StatementKind.POLICY.kept("hold"),
                "CREATE POLICY hold ON dwh.t0 WHEN INCIDENT SEVERITY ERROR THEN HOLD"
                    + " DOWNSTREAM DEPTH 2 VIA airflow FOR INTERVAL '4' HOUR"));

    var good = decided("CREATE RULE rows ON dwh.t0 EXPECT (ROW_COUNT() > 0)", policies, events);
    var bad =
        decided(
            "CREATE RULE rows ON dwh.t0 EXPECT (ROW_COUNT() > 5000) SEVERITY ERROR",
            policies,
            events);

    assertThat(good)
        .isNotEmpty()
        .allSatisfy(
            decision -> {
              assertThat(decision.action()).isEqualTo(DecisionAction.TRIGGER);
              assertThat(decision.mandate().policy()).isEqualTo("start");
            });
    assertThat(bad)
        .singleElement()
        .satisfies(
            decision -> {
              assertThat(decision.action()).isEqualTo(DecisionAction.HOLD);
              assertThat(decision.mandate().depth()).isEqualTo(2);
            });
  }

  private static List<Decision> decided(String rule, List<RuleText> policies, List<byte[]> events)
      throws Exception {
    var rules = new ArrayList<>(policies);
    rules.add(0, rule("rows", rule));
    return run(rules, events, List.of()).decisions();
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
    var result = run(List.of(nulls, ages, count), List.of(), parts);
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

  private static AccessEvent read(String dataset, String user, int day) {
    var id = CanonicalNames.dataset("default", "postgres://db", dataset);
    return new AccessEvent(
        Hashes.of(dataset, user, String.valueOf(day)),
        "default",
        "pgaudit",
        Instant.parse("2026-06-01T10:00:00Z").plus(Duration.ofDays(day)).toEpochMilli(),
        user,
        AccessAction.READ,
        dataset,
        dataset.isEmpty() ? List.of() : List.of(id),
        List.of(),
        true,
        "10.0.0.1",
        1,
        true,
        Map.of());
  }

  @Test
  void accessThatAPolicyIsAboutIsADecisionThatOnlyTells() throws Exception {
    var policy =
        rule(
            StatementKind.POLICY.kept("strangers"),
            "CREATE ACCESS POLICY strangers ON LIKE 'hr.%' WHEN FIRST ACCESS"
                + " THEN DENY FOR INTERVAL '1' DAY VIA ranger");
    var other = rule("pages", "CREATE RULE pages ON clicks EXPECT (ROW_COUNT() > 5)");
    var accesses = new ArrayList<AccessEvent>();
    for (int day = 0; day <= 20; day++) {
      accesses.add(read("hr.salaries", "ann", day));
      accesses.add(read("crm.customers", "eve", day));
    }
    for (int i = 0; i < 3; i++) {
      accesses.add(read("hr.salaries", "eve", 20));
    }
    var result =
        run(1, List.of(other, policy), List.of(), List.of(), List.of(), List.of(), accesses);
    assertThat(result.decisions())
        .singleElement()
        .satisfies(
            decision -> {
              assertThat(decision.action()).isEqualTo(DecisionAction.DENY);
              assertThat(decision.dataset().name()).isEqualTo("hr.salaries");
              assertThat(decision.facts()).containsEntry("user", "eve");
              assertThat(decision.mandate().isDryRun()).isTrue();
              assertThat(decision.target()).isEqualTo("ranger");
            });
  }

  @Test
  void newLevelThatIsAcknowledgedAsExpectedRaisesNothingFromThenOn() throws Exception {
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
    // Commands are on a log of their own: the first load may be judged before them.
    assertThat(told.findings())
        .filteredOn(finding -> finding.verdict() == Verdict.FAIL)
        .hasSizeLessThan(10);
    assertThat(told.findings().get(told.findings().size() - 1).verdict()).isEqualTo(Verdict.PASS);
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
  void ruleThatIsBrokenAndKeptByTurnsIsOneFlappingIncidentAndOneHold() throws Exception {
    var rule =
        rule(
            "few",
            "CREATE RULE few ON dwh.t0 EXPECT (ROW_COUNT() > 500)"
                + " ON VIOLATION ALERT, BLOCK DOWNSTREAM");
    var rows = new long[24];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = i % 2 == 0 ? 100 : 1_000;
    }
    var result = inOrder(List.of(rule), Events.loads(rows));
    assertThat(result.alerts())
        .extracting(Alert::transition)
        .containsExactly(
            Transition.OPENED,
            Transition.RESOLVED,
            Transition.OPENED,
            Transition.RESOLVED,
            Transition.OPENED,
            Transition.RESOLVED,
            Transition.FLAPPING);
    assertThat(result.decisions().get(result.decisions().size() - 1).action())
        .isEqualTo(DecisionAction.HOLD);
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
