package io.plumbline.jobs;

import io.plumbline.jobs.lineage.LineageSink;
import io.plumbline.jobs.rule.RuleSeed;
import io.plumbline.lineage.LineageConnection;
import io.plumbline.lineage.Neo4jLineageWriter;
import io.plumbline.rules.decision.DecisionPolicy;
import io.plumbline.sql.SqlRuleCompiler;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The main job: everything between Kafka, and Neo4j. */
public final class PipelineJob {
  /** Name of the job on a cluster. */
  public static final String NAME = "plumbline-pipeline";

  private PipelineJob() {}

  /**
   * Adds the job to an environment. Reads the rules topic to its end first, so that the rules of
   * now are in force before the first event is judged; fails if the broker cannot be reached.
   */
  public static void define(StreamExecutionEnvironment env, JobConfig config) {
    define(
        env, config, new RuleSeed(RuleLog.read(config.bootstrapServers()), SqlRuleCompiler::new));
  }

  /** Adds the job with these rules as its start; reads nothing. */
  static void define(StreamExecutionEnvironment env, JobConfig config, RuleSeed seed) {
    JobSettings.apply(env, NAME);
    var edges = new KafkaEdges(env, config.bootstrapServers());
    var outputs =
        Topology.define(
            edges.inputs(config.disorder(), config.idleness()),
            seed,
            config.disorder().toMillis(),
            config.incidents(),
            new DecisionPolicy(config.notifyTarget(), config.holdFor()));
    edges.write(outputs);
    outputs
        .lineage()
        .sinkTo(new LineageSink(lineage(config)))
        .uid(OperatorUids.LINEAGE_SINK.uid())
        .name(OperatorUids.LINEAGE_SINK.uid())
        // One writer: concurrent ones lock each other out on shared nodes.
        .setParallelism(1);
  }

  private static LineageSink.WriterSource lineage(JobConfig config) {
    return () ->
        Neo4jLineageWriter.open(
            new LineageConnection(config.neo4jUri(), config.neo4jUser(), config.neo4jPassword()));
  }
}
