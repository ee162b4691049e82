package io.plumbline.standalone.engine;

import io.plumbline.standalone.engine.SideJob.Trouble;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.CheckpointType;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one side job in a thread of its own and tells when it is in trouble, each reason once until
 * it runs again. It starts from its newest checkpoint.
 */
final class SideJobRun implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SideJobRun.class);
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final int LONGEST_REASON = 300;

  /** Options may be secrets. */
  private static final String OPTIONS = "Table options are";

  /** Checkpoints that are kept of earlier runs. */
  private static final int KEPT = 3;

  /** After how long without trouble it counts as mended. */
  private static final Duration QUIET = Duration.ofMinutes(1);

  private final MiniCluster cluster;
  private final Configuration settings;
  private final Path folder;
  private final SideJob job;
  private final Thread thread;
  private volatile JobID id;
  private volatile boolean closing;
  private String told = "";
  private long troubleNanos;

  private SideJobRun(MiniCluster cluster, Configuration settings, Path folder, SideJob job) {
    this.cluster = cluster;
    this.settings = settings;
    this.folder = folder;
    this.job = job;
    this.thread = new Thread(this::run, "side-job-" + job.name());
  }

  /**
   * Starts a job; returns at once.
   *
   * @param folder of its checkpoints; it must exist
   */
  static SideJobRun start(MiniCluster cluster, Configuration settings, Path folder, SideJob job) {
    var run = new SideJobRun(cluster, settings, folder, job);
    run.thread.setDaemon(true);
    run.thread.start();
    return run;
  }

  private void run() {
    try {
      var checkpoints = new Checkpoints(folder);
      var complete = checkpoints.complete();
      id = submit(complete);
      checkpoints.deleteAllBut(complete.subList(0, Math.min(complete.size(), KEPT)));
      while (!closing && !cluster.getJobStatus(id).get().isGloballyTerminalState()) {
        watch(JobStart.of(cluster, id));
        TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception | LinkageError e) {
      if (!closing) {
        LOG.error("Cannot start job {}", job.name(), e);
        job.trouble().accept(Trouble.REJECTED, deepest(e));
      }
    }
  }

  private JobID submit(List<Path> checkpoints) throws Exception {
    var checkpoint = checkpoints.isEmpty() ? null : checkpoints.get(0);
    var own = FlinkSettings.job(settings, checkpoint);
    own.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, folder.toUri().toString());
    // A table may have other operators than when the checkpoint was taken.
    own.set(StateRecoveryOptions.SAVEPOINT_IGNORE_UNCLAIMED_STATE, true);
    var environment = new StreamExecutionEnvironment(own);
    job.pipeline().define(environment);
    var graph = environment.getStreamGraph();
    graph.setJobName(job.name());
    return cluster.submitJob(graph).get().getJobID();
  }

  private void watch(JobStart state) {
    if (state.allRunning()) {
      // It may fail again a moment after each restart: that is no news.
      if (!told.isEmpty() && System.nanoTime() - troubleNanos > QUIET.toNanos()) {
        LOG.info("Job {} runs again", job.name());
        told = "";
      }
      return;
    }
    troubleNanos = System.nanoTime();
    if (!state.reason().isEmpty() && !state.reason().equals(told)) {
      told = state.reason();
      job.trouble().accept(Trouble.FAILED, told);
    }
  }

  private static String deepest(Throwable failure) {
    var deepest = failure;
    while (deepest.getCause() != null && deepest.getCause() != deepest) {
      deepest = deepest.getCause();
    }
    var message = deepest.getMessage();
    if (message == null || message.isBlank()) {
      return deepest.toString();
    }
    int options = message.indexOf(OPTIONS);
    var reason =
        (options > 0 ? message.substring(0, options) : message).replaceAll("\\s+", " ").strip();
    return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON) + "...";
  }

  /** Takes a last checkpoint and cancels it; waits a few seconds at the most for each. */
  @Override
  public void close() {
    boolean isOver = !thread.isAlive();
    closing = true;
    thread.interrupt();
    if (isOver || id == null) {
      return;
    }
    if (JobStart.of(cluster, id).allRunning()) {
      FlinkCluster.await(
          "take a last checkpoint of " + job.name(),
          cluster.triggerCheckpoint(id, CheckpointType.FULL));
    }
    FlinkCluster.await("cancel " + job.name(), cluster.cancelJob(id));
  }
}
