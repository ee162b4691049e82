package io.plumbline.benchmarks.engine;

import io.plumbline.jobs.row.RowEvaluateFunction;
import io.plumbline.jobs.row.RowMergeFunction;
import io.plumbline.jobs.row.ScopedPartial;
import io.plumbline.jobs.rule.RuleBroadcast;
import io.plumbline.jobs.rule.RuleSeed;
import io.plumbline.model.Keys;
import io.plumbline.model.RuleText;
import io.plumbline.model.SampleBatch;
import io.plumbline.sql.SqlRuleCompiler;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The part of the job that judges posted rows. */
final class SamplesJob {
  private SamplesJob() {}

  /**
   * Runs it over all batches as fast as it can, with rules that do not change.
   *
   * @param warmUp verdicts after which time is taken
   */
  static Meter run(Samples samples, long warmUp) throws Exception {
    var seed = new RuleSeed(Samples.rules(samples.datasets()), SqlRuleCompiler::new);
    var meter = Meter.begin(warmUp);
    var env = Cluster.ofParallelism(Cluster.CORES);
    var unchanged =
        env.fromData(TypeInformation.of(RuleText.class), seed.texts().get(0))
            .setParallelism(1)
            .uid("rules");
    judge(env, samples, RateLimiterStrategy.noOp(), unchanged, seed);
    return meter;
  }

  /**
   * Runs it at a given pace while one rule changes all the time.
   *
   * @param changes how often it changes
   */
  static Meter run(Samples samples, double batchesPerSecond, long changes) throws Exception {
    var seed = new RuleSeed(Samples.rules(samples.datasets()), SqlRuleCompiler::new);
    var meter = Meter.begin(0);
    var env = Cluster.ofParallelism(Cluster.CORES);
    double perSecond = changes * batchesPerSecond / samples.count();
    var versions =
        env.fromSource(
                new DataGeneratorSource<>(
                    index -> Samples.probe(index.intValue() + 1),
                    changes,
                    RateLimiterStrategy.perSecond(perSecond),
                    TypeInformation.of(RuleText.class)),
                WatermarkStrategy.noWatermarks(),
                "rules")
            .setParallelism(1)
            .uid("rules");
    judge(env, samples, RateLimiterStrategy.perSecond(batchesPerSecond), versions, seed);
    return meter;
  }

  private static void judge(
      StreamExecutionEnvironment env,
      Samples samples,
      RateLimiterStrategy<?> pace,
      DataStream<RuleText> changes,
      RuleSeed seed)
      throws Exception {
    var rules = changes.broadcast(RuleBroadcast.DESCRIPTOR);
    env.fromSource(
            new DataGeneratorSource<>(
                samples, samples.count(), pace, TypeInformation.of(SampleBatch.class)),
            WatermarkStrategy.noWatermarks(),
            "samples")
        // One, so that the order of batches is known.
        .setParallelism(1)
        .uid("samples")
        .keyBy(batch -> Keys.join(batch.batchId(), String.valueOf(batch.part())))
        .connect(rules)
        .process(new RowEvaluateFunction(seed))
        .uid("evaluate")
        .keyBy(ScopedPartial::key)
        .connect(rules)
        .process(new RowMergeFunction(seed))
        .uid("merge")
        .sinkTo(new FindingSink())
        .uid("findings");
    env.execute("samples");
  }
}
