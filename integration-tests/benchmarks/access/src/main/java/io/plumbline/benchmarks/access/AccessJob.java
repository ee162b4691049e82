package io.plumbline.benchmarks.access;

import io.plumbline.benchmarks.access.Tally.Kind;
import io.plumbline.connectors.kafka.JsonRecordDeserializer;
import io.plumbline.jobs.Inputs;
import io.plumbline.jobs.JobSettings;
import io.plumbline.jobs.Topology;
import io.plumbline.jobs.rule.RuleSeed;
import io.plumbline.jobs.telemetry.SampleEvent;
import io.plumbline.jobs.telemetry.TelemetryEvent;
import io.plumbline.model.AccessEvent;
import io.plumbline.model.Command;
import io.plumbline.model.Finding;
import io.plumbline.model.RuleText;
import io.plumbline.model.Topics;
import io.plumbline.rules.access.ReadFacts;
import io.plumbline.rules.decision.DecisionPolicy;
import io.plumbline.rules.incident.IncidentPolicy;
import io.plumbline.sql.SqlRuleCompiler;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The whole job with accesses alone, which are read to the end of their topic, twice as ever: to be
 * judged, and for the graph. What would be written is counted.
 */
final class AccessJob {
  private static final int CORES = 2;
  private static final Duration DISORDER = Duration.ofSeconds(30);

  private final StreamExecutionEnvironment env =
      StreamExecutionEnvironment.createLocalEnvironment(CORES, new Configuration());
  private final String bootstrap;

  private AccessJob(String bootstrap) {
    this.bootstrap = bootstrap;
    JobSettings.apply(env, "access");
  }

  static void run(String bootstrap) throws Exception {
    new AccessJob(bootstrap).run();
  }

  private void run() throws Exception {
    var policies = Watch.policies();
    var rules =
        env.fromData(TypeInformation.of(RuleText.class), policies.toArray(RuleText[]::new))
            .setParallelism(1)
            .uid("rules");
    var outputs =
        Topology.define(
            new Inputs(
                silent("telemetry", TelemetryEvent.class, TelemetryEvent.tick(0)),
                silent("lineage", TelemetryEvent.class, TelemetryEvent.tick(0)),
                silent("samples", SampleEvent.class, SampleEvent.tick(0)),
                rules,
                silent("commands", Command.class, new Command("", "", "", "", "", "", 0)),
                silent("findings", Finding.class, null),
                accesses(),
                readsAgain()),
            new RuleSeed(policies, SqlRuleCompiler::new),
            DISORDER.toMillis(),
            IncidentPolicy.DEFAULT,
            new DecisionPolicy("", Duration.ofHours(4)));
    outputs.decisions().sinkTo(new Tally<>(Kind.DECISIONS)).uid("decisions-told");
    outputs.lineage().sinkTo(new Tally<>(Kind.GRAPH_WRITES)).uid("graph-written");
    outputs.alerts().sinkTo(new Tally<>(Kind.OTHERS)).uid("alerts-told");
    outputs.findings().sinkTo(new Tally<>(Kind.OTHERS)).uid("findings-told");
    env.execute();
  }

  private DataStream<AccessEvent> accesses() {
    return env.fromSource(
            topic("accesses", AccessEvent.class),
            WatermarkStrategy.<AccessEvent>forBoundedOutOfOrderness(DISORDER)
                .withTimestampAssigner((event, timestamp) -> Math.min(event.atMillis(), timestamp)),
            "accesses")
        .uid("accesses")
        .map(new Stopwatch())
        .returns(AccessEvent.class)
        .uid("stopwatch");
  }

  private DataStream<ReadFacts> readsAgain() {
    return env.fromSource(
            topic("reads", ReadFacts.class), WatermarkStrategy.<ReadFacts>noWatermarks(), "reads")
        .uid("reads");
  }

  private <T> KafkaSource<T> topic(String group, Class<T> type) {
    return KafkaSource.<T>builder()
        .setBootstrapServers(bootstrap)
        .setTopics(Topics.ACCESS)
        .setGroupId(group)
        .setStartingOffsets(OffsetsInitializer.earliest())
        .setBounded(OffsetsInitializer.latest())
        .setDeserializer(JsonRecordDeserializer.of(type))
        .build();
  }

  /** An input of which nothing comes: a source must have something to give. */
  private <T> DataStream<T> silent(String uid, Class<T> type, T nothing) {
    var one = TypeInformation.of(type);
    if (nothing == null) {
      return env.fromSequence(0, 0).uid(uid).<T>flatMap((n, out) -> {}).returns(one).uid(uid + "-");
    }
    return env.fromData(one, nothing).setParallelism(1).uid(uid);
  }
}
