package io.plumbline.standalone.engine;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.api.common.JobSubmissionResult;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How the start of a Flink job went.
 *
 * @param job null if it was not even taken
 * @param allRunning whether every task runs
 * @param reason why not, for people; empty when all run
 */
record JobStart(JobID job, boolean allRunning, String reason) {
  private static final Logger LOG = LoggerFactory.getLogger(JobStart.class);
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final Duration CALL = Duration.ofSeconds(10);
  private static final Duration PAUSE = Duration.ofMillis(50);

  /** Where a job stands now. */
  static JobStart of(MiniCluster cluster, JobID job) {
    try {
      var graph = cluster.getExecutionGraph(job).get(CALL.toSeconds(), TimeUnit.SECONDS);
      boolean all = graph.getState() == JobStatus.RUNNING;
      for (var task : graph.getAllExecutionVertices()) {
        all &= task.getExecutionState() == ExecutionState.RUNNING;
      }
      var failure = graph.getFailureInfo();
      if (!all && failure != null) {
        LOG.warn("The job failed: {}", failure.getExceptionAsString());
      }
      return new JobStart(job, all, failure == null ? "" : deepest(failure.getExceptionAsString()));
    } catch (ExecutionException | TimeoutException e) {
      return new JobStart(job, false, "its state cannot be read: " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new JobStart(job, false, "interrupted");
    }
  }

  /** Waits until all tasks run, one has failed, or 90 s have passed. */
  static JobStart await(MiniCluster cluster, CompletableFuture<JobSubmissionResult> submission)
      throws InterruptedException {
    JobID job;
    try {
      job = submission.get(LIMIT.toSeconds(), TimeUnit.SECONDS).getJobID();
    } catch (ExecutionException | TimeoutException e) {
      LOG.warn("Cannot submit the job", e);
      return new JobStart(null, false, String.valueOf(e.getCause()));
    }
    long end = System.nanoTime() + LIMIT.toNanos();
    var start = of(cluster, job);
    while (!start.allRunning() && start.reason().isEmpty()) {
      if (System.nanoTime() > end) {
        return new JobStart(job, false, "not all tasks ran within " + LIMIT);
      }
      TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
      start = of(cluster, job);
    }
    return start;
  }

  /**
   * @throws IllegalStateException if not all tasks run
   */
  JobID orThrow(String message) {
    if (!allRunning) {
      throw new IllegalStateException(message + ": " + reason);
    }
    return job;
  }

  private static String deepest(String trace) {
    return trace
        .lines()
        .filter(line -> line.startsWith("Caused by: "))
        .map(line -> line.substring("Caused by: ".length()))
        .reduce((first, last) -> last)
        .orElseGet(() -> trace.lines().findFirst().orElse("unknown"));
  }
}
