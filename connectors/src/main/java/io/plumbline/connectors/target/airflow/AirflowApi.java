package io.plumbline.connectors.target.airflow;

import io.plumbline.connectors.target.http.JsonApi;
import io.plumbline.connectors.target.http.RefusedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is asked of Airflow about DAGs, in the words of either version. */
record AirflowApi(JsonApi http, ApiVersion version) implements AutoCloseable {
  // Airflow answers either for a DAG that is not there, by what else the account may read.
  private static final Set<Integer> UNKNOWN = Set.of(403, 404);

  // A name has few dots; each is one call.
  private static final int MOST_READINGS = 10;

  /**
   * The job that a decision is about. OpenLineage names a task {@code dag.task}, and both parts may
   * have dots, so Airflow is asked, for the longest DAG first.
   *
   * @param job {@code namespace/name}
   */
  AirflowJob find(String job) throws IOException, InterruptedException, RefusedException {
    // No name of Airflow has a slash; namespaces may.
    var name = job.substring(job.lastIndexOf('/') + 1);
    var tried = new ArrayList<String>();
    for (int end = name.length(); end > 0 && tried.size() < MOST_READINGS; ) {
      var dag = name.substring(0, end);
      var task = end == name.length() ? null : name.substring(end + 1);
      var found = find(dag, task);
      if (found.isPresent()) {
        return found.get();
      }
      tried.add(dag);
      end = dag.lastIndexOf('.');
    }
    throw new RefusedException(
        "Cannot find the DAG of job %s at %s (tried %s): let the account read it, or set the option dag"
            .formatted(job, http.host(), tried));
  }

  private Optional<AirflowJob> find(String dag, String task)
      throws IOException, InterruptedException, RefusedException {
    var reply = http.get(ApiVersion.dag(dag)).acceptedOr(UNKNOWN, "read DAG " + dag);
    if (UNKNOWN.contains(reply.status()) || (task != null && !hasTask(dag, task))) {
      return Optional.empty();
    }
    return Optional.of(new AirflowJob(dag, task, reply.body().path("is_paused").asBoolean()));
  }

  private boolean hasTask(String dag, String task)
      throws IOException, InterruptedException, RefusedException {
    var reply =
        http.get(ApiVersion.dag(dag) + "/tasks/" + JsonApi.segment(task))
            .acceptedOr(UNKNOWN, "read task %s of DAG %s".formatted(task, dag));
    return !UNKNOWN.contains(reply.status());
  }

  void setPaused(String dag, boolean paused)
      throws IOException, InterruptedException, RefusedException {
    http.patch(version.pausing(dag), Map.of("is_paused", paused))
        .accepted((paused ? "pause DAG " : "unpause DAG ") + dag);
  }

  /** Whether a DAG has a run of that name. */
  boolean hasRun(String dag, String run)
      throws IOException, InterruptedException, RefusedException {
    return http.get(ApiVersion.run(dag, run))
            .acceptedOr(Set.of(404), "read run %s of DAG %s".formatted(run, dag))
            .status()
        != 404;
  }

  /** The state of a task or run that has come to an end. */
  static final List<String> ENDED =
      List.of("success", "failed", "skipped", "upstream_failed", "removed");

  @Override
  public void close() {
    http.close();
  }
}
