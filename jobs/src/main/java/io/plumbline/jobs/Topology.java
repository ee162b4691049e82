package io.plumbline.jobs;

import static io.plumbline.jobs.OperatorUids.ACCESS_SINCE;
import static io.plumbline.jobs.OperatorUids.ACCESS_SPLIT;
import static io.plumbline.jobs.OperatorUids.ACCESS_WATCH;
import static io.plumbline.jobs.OperatorUids.ALERT_NEWS;
import static io.plumbline.jobs.OperatorUids.ARRIVAL_JUDGE;
import static io.plumbline.jobs.OperatorUids.ARRIVAL_ROUTE;
import static io.plumbline.jobs.OperatorUids.COMMANDS_SPLIT;
import static io.plumbline.jobs.OperatorUids.DECISIONS;
import static io.plumbline.jobs.OperatorUids.EXPOSURE;
import static io.plumbline.jobs.OperatorUids.FORECAST;
import static io.plumbline.jobs.OperatorUids.INCIDENTS;
import static io.plumbline.jobs.OperatorUids.INCIDENT_EVENTS;
import static io.plumbline.jobs.OperatorUids.INCIDENT_READS;
import static io.plumbline.jobs.OperatorUids.LINEAGE_MAP;
import static io.plumbline.jobs.OperatorUids.LINEAGE_REPEATS;
import static io.plumbline.jobs.OperatorUids.LOAD_EVENTS;
import static io.plumbline.jobs.OperatorUids.LOAD_JUDGE;
import static io.plumbline.jobs.OperatorUids.LOAD_NEWS;
import static io.plumbline.jobs.OperatorUids.READERS;
import static io.plumbline.jobs.OperatorUids.READERS_SPLIT;
import static io.plumbline.jobs.OperatorUids.ROW_EVALUATE;
import static io.plumbline.jobs.OperatorUids.ROW_MERGE;
import static io.plumbline.jobs.OperatorUids.RULES_DECLARE;
import static io.plumbline.jobs.OperatorUids.RULES_REJECT;
import static io.plumbline.jobs.OperatorUids.RUN_FOLD;
import static io.plumbline.jobs.OperatorUids.RUN_METRICS;
import static io.plumbline.jobs.OperatorUids.SAMPLES_SPLIT;
import static io.plumbline.jobs.OperatorUids.SCHEMA_JUDGE;
import static io.plumbline.jobs.OperatorUids.TELEMETRY_SPLIT;

import io.plumbline.jobs.access.AccessSplitFunction;
import io.plumbline.jobs.access.AccessWatchFunction;
import io.plumbline.jobs.access.DatasetSinceFunction;
import io.plumbline.jobs.access.ReadSplitFunction;
import io.plumbline.jobs.access.ReaderFunction;
import io.plumbline.jobs.access.TimelessReadsOperator;
import io.plumbline.jobs.arrival.ArrivalDeclareFunction;
import io.plumbline.jobs.arrival.ArrivalEvent;
import io.plumbline.jobs.arrival.ArrivalJudgeFunction;
import io.plumbline.jobs.arrival.ArrivalRouteFunction;
import io.plumbline.jobs.forecast.ForecastFunction;
import io.plumbline.jobs.incident.CommandSplitFunction;
import io.plumbline.jobs.incident.DecideFunction;
import io.plumbline.jobs.incident.ExposureFunction;
import io.plumbline.jobs.incident.IncidentEvent;
import io.plumbline.jobs.incident.IncidentFunction;
import io.plumbline.jobs.lineage.LineageMapFunction;
import io.plumbline.jobs.lineage.RepeatFilter;
import io.plumbline.jobs.row.RowEvaluateFunction;
import io.plumbline.jobs.row.RowMergeFunction;
import io.plumbline.jobs.row.ScopedPartial;
import io.plumbline.jobs.rule.RuleBroadcast;
import io.plumbline.jobs.rule.RuleRejectFunction;
import io.plumbline.jobs.rule.RuleSeed;
import io.plumbline.jobs.run.LoadEvent;
import io.plumbline.jobs.run.LoadJudgeFunction;
import io.plumbline.jobs.run.RunFoldFunction;
import io.plumbline.jobs.run.RunMetricsFunction;
import io.plumbline.jobs.schema.SchemaJudgeFunction;
import io.plumbline.jobs.telemetry.SampleSplitFunction;
import io.plumbline.jobs.telemetry.TelemetrySplitFunction;
import io.plumbline.lineage.GraphMutation;
import io.plumbline.model.Alert;
import io.plumbline.model.Decision;
import io.plumbline.model.Finding;
import io.plumbline.model.Keys;
import io.plumbline.model.RuleText;
import io.plumbline.model.RunOutput;
import io.plumbline.model.RunUpdate;
import io.plumbline.rules.access.DatasetRead;
import io.plumbline.rules.decision.DecisionPolicy;
import io.plumbline.rules.incident.IncidentPolicy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.BroadcastStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * The whole engine as one graph: telemetry, rows and accesses in, findings, alerts, decisions and
 * lineage out. Sources and sinks are the caller's.
 */
public final class Topology {
  private final Inputs inputs;
  private final RuleSeed seed;
  private final long horizonMillis;
  private final IncidentPolicy incidents;
  private final BroadcastStream<RuleText> rules;

  private Topology(Inputs inputs, RuleSeed seed, long horizonMillis, IncidentPolicy incidents) {
    this.inputs = inputs;
    this.seed = seed;
    this.horizonMillis = horizonMillis;
    this.incidents = incidents;
    this.rules = inputs.rules().broadcast(RuleBroadcast.DESCRIPTOR);
  }

  /**
   * Adds the graph.
   *
   * @param horizonMillis how far out of order telemetry may be
   * @param incidents when people are told again, and what flaps
   * @param policy what is decided for rules by themselves
   */
  public static Outputs define(
      Inputs inputs,
      RuleSeed seed,
      long horizonMillis,
      IncidentPolicy incidents,
      DecisionPolicy policy) {
    return new Topology(inputs, seed, horizonMillis, incidents).define(policy);
  }

  private Outputs define(DecisionPolicy policy) {
    var runs = named(inputs.telemetry().process(new TelemetrySplitFunction()), TELEMETRY_SPLIT);
    var samples = named(inputs.samples().process(new SampleSplitFunction()), SAMPLES_SPLIT);
    var loads = named(runs.keyBy(run -> run.job().key()).process(new RunFoldFunction()), RUN_FOLD);
    var schemas =
        runs.getSideOutput(TelemetrySplitFunction.SCHEMAS)
            .keyBy(schema -> schema.dataset().key())
            .connect(rules)
            .process(new SchemaJudgeFunction(seed, horizonMillis));
    var partials =
        named(
            samples
                .keyBy(batch -> Keys.join(batch.batchId(), String.valueOf(batch.part())))
                .connect(rules)
                .process(new RowEvaluateFunction(seed)),
            ROW_EVALUATE);
    var rows =
        named(
            partials.keyBy(ScopedPartial::key).connect(rules).process(new RowMergeFunction(seed)),
            ROW_MERGE);
    var commands = named(inputs.commands().process(new CommandSplitFunction()), COMMANDS_SPLIT);
    DataStream<Finding> findings =
        judgeLoads(loads, commands.getSideOutput(CommandSplitFunction.EXPECTED))
            .union(
                named(schemas, SCHEMA_JUDGE),
                judgeArrivals(loads),
                forecast(runs),
                rows,
                partials.getSideOutput(RowEvaluateFunction.PROBLEMS),
                inputs.tableFindings());
    var incidents = track(findings, commands);
    var alerts = expose(incidents);
    var decisions =
        named(
            DecideFunction.news(alerts, ALERT_NEWS.uid(), loads, LOAD_NEWS.uid())
                .connect(rules)
                .process(new DecideFunction(seed, policy)),
            DECISIONS);
    var rejected = named(inputs.rules().flatMap(new RuleRejectFunction(seed)), RULES_REJECT);
    return new Outputs(
        named(loads.flatMap(new RunMetricsFunction()), RUN_METRICS)
            .union(rows.getSideOutput(RowMergeFunction.METRICS)),
        incidents.getSideOutput(IncidentFunction.NEWS),
        alerts,
        decisions.union(watchAccess()),
        partials.getSideOutput(RowEvaluateFunction.QUARANTINE),
        runs.getSideOutput(TelemetrySplitFunction.DEAD_LETTERS)
            .union(samples.getSideOutput(SampleSplitFunction.DEAD_LETTERS), rejected),
        lineage());
  }

  private SingleOutputStreamOperator<Alert> track(
      DataStream<Finding> findings, DataStream<IncidentEvent> commands) {
    return named(
        named(findings.map(IncidentEvent::of).returns(IncidentEvent.class), INCIDENT_EVENTS)
            .union(commands)
            .keyBy(IncidentEvent::fingerprint)
            .connect(rules)
            .process(new IncidentFunction(seed, horizonMillis, incidents)),
        INCIDENTS);
  }

  /** Alerts with who read the bad data. */
  private DataStream<Alert> expose(DataStream<Alert> alerts) {
    var reads =
        inputs
            .access()
            .transform(
                INCIDENT_READS.uid(),
                TypeInformation.of(DatasetRead.class),
                new TimelessReadsOperator());
    return named(
        alerts
            .keyBy(alert -> alert.incident().first().dataset().key())
            .connect(named(reads, INCIDENT_READS).keyBy(read -> read.dataset().key()))
            .process(new ExposureFunction(horizonMillis)),
        EXPOSURE);
  }

  private DataStream<Finding> judgeLoads(
      DataStream<RunOutput> loads, DataStream<LoadEvent> expected) {
    return named(
        named(loads.map(LoadEvent::of).returns(LoadEvent.class), LOAD_EVENTS)
            .union(expected)
            .keyBy(LoadEvent::datasetKey)
            .connect(rules)
            .process(new LoadJudgeFunction(seed, horizonMillis)),
        LOAD_JUDGE);
  }

  private DataStream<Finding> judgeArrivals(DataStream<RunOutput> loads) {
    var declared = named(inputs.rules().flatMap(new ArrivalDeclareFunction(seed)), RULES_DECLARE);
    var arrived =
        named(
            loads
                .keyBy(load -> load.dataset().key())
                .connect(rules)
                .process(new ArrivalRouteFunction(seed)),
            ARRIVAL_ROUTE);
    return named(
        arrived
            .union(declared)
            .keyBy(ArrivalEvent::key)
            .connect(rules)
            .process(new ArrivalJudgeFunction(seed)),
        ARRIVAL_JUDGE);
  }

  private DataStream<Finding> forecast(DataStream<RunUpdate> runs) {
    return named(
        runs.keyBy(run -> run.job().tenant()).connect(rules).process(new ForecastFunction(seed)),
        FORECAST);
  }

  private DataStream<Decision> watchAccess() {
    var accesses =
        named(
            named(inputs.access().process(new AccessSplitFunction()), ACCESS_SPLIT)
                .keyBy(access -> access.dataset().key())
                .process(new DatasetSinceFunction()),
            ACCESS_SINCE);
    return named(
        accesses
            .keyBy(access -> access.event().key())
            .connect(rules)
            .process(new AccessWatchFunction(seed)),
        ACCESS_WATCH);
  }

  private DataStream<GraphMutation> lineage() {
    return named(
            named(inputs.lineage().flatMap(new LineageMapFunction()), LINEAGE_MAP)
                .keyBy(mutation -> Keys.join(mutation.label(), mutation.key()))
                .process(new RepeatFilter()),
            LINEAGE_REPEATS)
        .union(
            named(
                named(inputs.readers().process(new ReadSplitFunction()), READERS_SPLIT)
                    .keyBy(read -> read.dataset().key())
                    .process(new ReaderFunction()),
                READERS));
  }

  private static <T> SingleOutputStreamOperator<T> named(
      SingleOutputStreamOperator<T> operator, OperatorUids uid) {
    return operator.uid(uid.uid()).name(uid.uid());
  }
}
