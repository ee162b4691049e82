package io.plumbline.connectors.target.airflow;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.connectors.target.Effect;
import io.plumbline.connectors.target.http.JsonApi;
import io.plumbline.connectors.target.http.RefusedException;
import io.plumbline.model.Decision;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** STOP: fails the runs that were under way when it was decided, and none that came later. */
record Stopping(AirflowApi api) implements AirflowAct {
  private static final int PAGE = 50;
  private static final int MOST_PAGES = 4;

  @Override
  public Effect apply(AirflowJob job, Decision decision)
      throws IOException, InterruptedException, RefusedException {
    var stopped = new LinkedHashSet<String>();
    for (int page = 0; page < MOST_PAGES; page++) {
      // Those that were stopped are no longer among those that run: the first page is the next.
      var runs = running(job, decision);
      for (var run : runs) {
        stop(job, run);
        stopped.add(run);
      }
      if (runs.size() < PAGE) {
        return Effect.of(told(job, stopped, "is", "are"));
      }
    }
    throw new IOException("more than %s runs are under way".formatted(stopped.size()));
  }

  @Override
  public Effect rehearse(AirflowJob job, Decision decision)
      throws IOException, InterruptedException, RefusedException {
    return Effect.of(told(job, running(job, decision), "would be", "would be"));
  }

  private static String told(AirflowJob job, Set<String> runs, String one, String several) {
    if (runs.isEmpty()) {
      return "No run of DAG %s is under way".formatted(job.dag());
    }
    return "%s %s of DAG %s %s failed: %s"
        .formatted(
            runs.size(),
            runs.size() == 1 ? "run" : "runs",
            job.dag(),
            runs.size() == 1 ? one : several,
            String.join(", ", runs.stream().limit(10).toList()));
  }

  private Set<String> running(AirflowJob job, Decision decision)
      throws IOException, InterruptedException, RefusedException {
    var query =
        Map.of(
            "state", "running",
            "start_date_lte", Instant.ofEpochMilli(decision.decidedAtMillis()).toString(),
            "limit", Integer.toString(PAGE));
    var runs = new LinkedHashSet<String>();
    for (JsonNode run :
        api.http()
            .get(ApiVersion.runs(job.dag()) + "?" + JsonApi.query(query))
            .accepted("list the runs of DAG " + job.dag())
            .path("dag_runs")) {
      runs.add(run.path("dag_run_id").asText());
    }
    return runs;
  }

  private void stop(AirflowJob job, String run)
      throws IOException, InterruptedException, RefusedException {
    var reply =
        api.http()
            .patch(ApiVersion.run(job.dag(), run), Map.of("state", "failed"))
            .acceptedOr(Set.of(404), "fail run %s of DAG %s".formatted(run, job.dag()));
    var state = reply.body().path("state").asText();
    // Versions of Airflow 2 took two calls where tasks changed meanwhile.
    if (reply.status() != 404 && !state.equals("failed")) {
      throw new IOException("run %s is still %s".formatted(run, state));
    }
  }
}
