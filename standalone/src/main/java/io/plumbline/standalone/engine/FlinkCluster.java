package io.plumbline.standalone.engine;

import io.plumbline.standalone.config.PlumblineConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.CheckpointType;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Flink cluster in this process that runs the pipeline and the jobs beside it. The pipeline
 * starts from the newest complete checkpoint in its folder; where that one cannot be restored, from
 * the next older one. What becomes of the jobs beside it is no concern of the pipeline's.
 */
public final class FlinkCluster implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FlinkCluster.class);
  private static final Duration STEP = Duration.ofSeconds(15);

  private final MiniCluster cluster;
  private final JobID job;
  private final List<SideJobRun> sides;

  private FlinkCluster(MiniCluster cluster, JobID job, List<SideJobRun> sides) {
    this.cluster = cluster;
    this.job = job;
    this.sides = sides;
  }

  /**
   * Starts a cluster and the pipeline; returns when all tasks of the pipeline run.
   *
   * @param folder of the checkpoints of the pipeline
   * @param scratch folder of files that need not survive
   * @param sides jobs beside it; they start by and by
   * @param warn told, for people, of a checkpoint that cannot be restored
   * @throws IllegalStateException if the pipeline starts from no checkpoint; never starts empty
   *     where there are checkpoints, for that would forget without a word
   */
  public static FlinkCluster start(
      Path folder,
      Path scratch,
      PlumblineConfig.Jobs jobs,
      Pipeline pipeline,
      SideJobs sides,
      Consumer<String> warn) {
    var settings = FlinkSettings.cluster(folder, scratch, jobs, sides.jobs().size());
    var cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(settings)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(jobs.parallelism() * (1 + sides.jobs().size()))
                .setCommonBindAddress("127.0.0.1")
                .build());
    try {
      cluster.start();
      var job = submit(cluster, settings, folder, pipeline, warn);
      return new FlinkCluster(cluster, job, sides.start(cluster, settings));
    } catch (Exception e) {
      await("close the Flink cluster", cluster.closeAsync());
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      throw e instanceof RuntimeException known
          ? known
          : new IllegalStateException("Cannot start the Flink cluster", e);
    }
  }

  /** Whether all tasks of the pipeline run now. */
  public boolean isRunning() {
    return JobStart.of(cluster, job).allRunning();
  }

  /** Takes a last checkpoint, so that the next start repeats nothing, and stops. */
  @Override
  public void close() {
    sides.forEach(SideJobRun::close);
    await("take a last checkpoint", cluster.triggerCheckpoint(job, CheckpointType.FULL));
    await("cancel the job", cluster.cancelJob(job));
    await("wait for the job", cluster.requestJobResult(job));
    await("close the Flink cluster", cluster.closeAsync());
  }

  private static JobID submit(
      MiniCluster cluster,
      Configuration settings,
      Path folder,
      Pipeline pipeline,
      Consumer<String> warn)
      throws InterruptedException {
    var checkpoints = new Checkpoints(folder);
    var complete = checkpoints.complete();
    if (complete.isEmpty()) {
      return submit(cluster, settings, null, pipeline).orThrow("Cannot start the Flink job");
    }
    for (var checkpoint : complete) {
      var started = submit(cluster, settings, checkpoint, pipeline);
      if (started.allRunning()) {
        checkpoints.deleteAllBut(complete.subList(0, Math.min(complete.size(), 4)));
        return started.job();
      }
      warn.accept(
          "Cannot restore checkpoint %s (%s); trying the one before"
              .formatted(folder.relativize(checkpoint), started.reason()));
      LOG.error("Cannot restore checkpoint {}: {}", checkpoint, started.reason());
    }
    throw new IllegalStateException(
        "Cannot restore any of the %d checkpoints in %s. To start without their state, move that folder away."
            .formatted(complete.size(), folder));
  }

  private static JobStart submit(
      MiniCluster cluster, Configuration settings, Path checkpoint, Pipeline pipeline)
      throws InterruptedException {
    var environment = new StreamExecutionEnvironment(FlinkSettings.job(settings, checkpoint));
    pipeline.define(environment);
    var graph = environment.getStreamGraph();
    graph.setJobName("pipeline");
    var started = JobStart.await(cluster, cluster.submitJob(graph));
    if (!started.allRunning() && started.job() != null) {
      await("cancel a job that did not start", cluster.cancelJob(started.job()));
      await("wait for the end of that job", cluster.requestJobResult(started.job()));
    }
    return started;
  }

  static void await(String what, Future<?> done) {
    try {
      done.get(STEP.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      LOG.warn("Cannot {} within {}", what, STEP, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
