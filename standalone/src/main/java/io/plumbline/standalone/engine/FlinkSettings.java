package io.plumbline.standalone.engine;

import io.plumbline.standalone.config.PlumblineConfig;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;

/** Settings of a Flink cluster within this process. */
final class FlinkSettings {
  private static final int MAX_PARALLELISM = 240;

  private FlinkSettings() {}

  /**
   * @param sides how many jobs run beside the pipeline
   */
  static Configuration cluster(
      Path checkpoints, Path scratch, PlumblineConfig.Jobs jobs, int sides) {
    var flink = new Configuration();
    flink.set(CoreOptions.DEFAULT_PARALLELISM, jobs.parallelism());
    flink.set(PipelineOptions.MAX_PARALLELISM, MAX_PARALLELISM);
    flink.set(PipelineOptions.OBJECT_REUSE, true);
    flink.set(PipelineOptions.GENERIC_TYPES, false);
    flink.set(CoreOptions.TMP_DIRS, scratch.toString());
    checkpoints(flink, checkpoints, jobs);
    restarts(flink);
    memory(flink, sides);
    // The dispatcher cannot do without its REST server: loopback, any port, and no job by upload.
    flink.set(RestOptions.ADDRESS, "127.0.0.1");
    flink.set(RestOptions.BIND_ADDRESS, "127.0.0.1");
    flink.set(RestOptions.BIND_PORT, "0");
    flink.set(WebOptions.SUBMIT_ENABLE, false);
    flink.set(WebOptions.CANCEL_ENABLE, false);
    flink.set(JobManagerOptions.BIND_HOST, "127.0.0.1");
    return flink;
  }

  /** The same for a job that starts from a checkpoint, or from nothing where it is null. */
  static Configuration job(Configuration cluster, Path checkpoint) {
    var job = new Configuration(cluster);
    if (checkpoint != null) {
      job.set(StateRecoveryOptions.SAVEPOINT_PATH, checkpoint.toUri().toString());
    }
    return job;
  }

  private static void checkpoints(Configuration flink, Path folder, PlumblineConfig.Jobs jobs) {
    flink.set(StateBackendOptions.STATE_BACKEND, "hashmap");
    flink.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
    flink.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, folder.toUri().toString());
    flink.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, jobs.checkpointInterval());
    flink.set(CheckpointingOptions.CHECKPOINTING_TIMEOUT, Duration.ofSeconds(60));
    flink.set(CheckpointingOptions.MIN_PAUSE_BETWEEN_CHECKPOINTS, Duration.ofSeconds(1));
    flink.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, 10);
    flink.set(CheckpointingOptions.MAX_RETAINED_CHECKPOINTS, jobs.retainedCheckpoints());
    flink.set(
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
  }

  private static void restarts(Configuration flink) {
    flink.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
    flink.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF,
        Duration.ofMillis(500));
    flink.set(
        RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF,
        Duration.ofSeconds(15));
  }

  private static void memory(Configuration flink, int sides) {
    var network = MemorySize.ofMebiBytes(64 + 16L * sides);
    flink.set(TaskManagerOptions.NETWORK_MEMORY_MIN, network);
    flink.set(TaskManagerOptions.NETWORK_MEMORY_MAX, network);
    flink.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(16));
  }
}
