package io.plumbline.jobs;

import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** What every job here is run with. */
public final class JobSettings {
  /** Key groups, fixed from day one: it bounds parallelism and can never change. */
  private static final int MAX_PARALLELISM = 240;

  private JobSettings() {}

  /** No Kryo, no generated uids, records shared between operators. */
  public static void apply(StreamExecutionEnvironment env, String name) {
    var settings = new Configuration();
    settings.set(PipelineOptions.GENERIC_TYPES, false);
    settings.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    settings.set(PipelineOptions.OBJECT_REUSE, true);
    settings.set(PipelineOptions.NAME, name);
    env.configure(settings);
    env.setMaxParallelism(MAX_PARALLELISM);
    env.setBufferTimeout(10);
  }
}
