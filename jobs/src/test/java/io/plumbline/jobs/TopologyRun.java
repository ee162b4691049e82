package io.plumbline.jobs;

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
import io.plumbline.model.Finding;
import io.plumbline.model.Hashes;
import io.plumbline.model.RuleText;
import io.plumbline.model.SampleBatch;
import io.plumbline.model.Topics;
import io.plumbline.model.Verdict;
import io.plumbline.rules.FindingBuilder;
import io.plumbline.rules.access.ReadFacts;
import io.plumbline.rules.decision.DecisionPolicy;
import io.plumbline.rules.incident.IncidentPolicy;
import io.plumbline.sql.SqlRuleCompiler;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** One run of the whole topology; sources and sinks are in memory. */
final class TopologyRun {
  static final long HORIZON = Duration.ofSeconds(30).toMillis();
  private static final String NOTHING = "nothing";

  private TopologyRun() {}

  /** What a run of the topology gave. */
  record Result(
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

  static Finding finding(RuleText rule, String message) {
    var clicks = CanonicalNames.dataset("default", "flink", "clicks");
    return new FindingBuilder(new SqlRuleCompiler().compile(rule), clicks, "", "window", 1)
        .verdict(Verdict.FAIL, message);
  }

  static RuleText rule(String name, String text) {
    return new RuleText("default", name, 1, text, false, "test", 0);
  }

  static Result run(List<RuleText> rules, List<byte[]> telemetry, List<SampleBatch> samples)
      throws Exception {
    return run(2, rules, telemetry, samples, List.of(), List.of(), List.of());
  }

  /** Events of one job are read in their order by a single task. */
  static Result inOrder(List<RuleText> rules, List<byte[]> telemetry, Command... commands)
      throws Exception {
    return run(1, rules, telemetry, List.of(), List.of(), List.of(commands), List.of());
  }

  static Result run(
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
                .uid("access-time"),
            env.fromData(
                    TypeInformation.of(ReadFacts.class),
                    Stream.concat(Stream.of(read("", "nobody", 0)), accesses.stream())
                        .map(ReadFacts::of)
                        .toArray(ReadFacts[]::new))
                .setParallelism(1)
                .uid("access-again"));
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

  static AccessEvent read(String dataset, String user, int day) {
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
}
