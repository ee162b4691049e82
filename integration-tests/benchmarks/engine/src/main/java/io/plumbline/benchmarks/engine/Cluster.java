package io.plumbline.benchmarks.engine;

import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A cluster of Flink in this process, with the settings of the job. */
final class Cluster {
  /** Cores that the benchmarks are made for. */
  static final int CORES = 2;

  static final int KEY_GROUPS = 240;

  private Cluster() {}

  static StreamExecutionEnvironment ofParallelism(int parallelism) {
    var settings = new Configuration();
    settings.set(PipelineOptions.GENERIC_TYPES, false);
    settings.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    settings.set(PipelineOptions.OBJECT_REUSE, true);
    var env = StreamExecutionEnvironment.createLocalEnvironment(parallelism, settings);
    env.setMaxParallelism(KEY_GROUPS);
    env.setBufferTimeout(10);
    return env;
  }
}
