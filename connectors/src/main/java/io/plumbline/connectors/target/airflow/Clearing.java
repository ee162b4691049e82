package io.plumbline.connectors.target.airflow;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.connectors.target.Effect;
import io.plumbline.connectors.target.http.RefusedException;
import io.plumbline.model.Decision;
import io.plumbline.model.Json;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * CLEAR: has one run of a DAG made again, or of it one task and all after it. Airflow once cleared
 * every run when nothing matched, so it is asked what it would clear first, that has to be within
 * the run, and then exactly that is named. What has started since the decision was cleared before.
 */
record Clearing(AirflowApi api) implements AirflowAct {
  /** The fact that names the run. */
  static final String RUN = "run";

  private static final int MOST = 200;

  /** What is to be cleared; nothing when it was done before. */
  private record Plan(String run, Set<String> tasks) {}

  @Override
  public Effect apply(AirflowJob job, Decision decision)
      throws IOException, InterruptedException, RefusedException {
    var plan = plan(job, decision);
    if (plan.tasks().isEmpty()) {
      return done(job, plan);
    }
    var cleared = clear(job, plan.run(), plan.tasks(), false, false);
    var differs = cleared.equals(plan.tasks()) ? "" : "; Airflow cleared another set: " + cleared;
    return new Effect(told("Cleared", job, plan) + differs, Map.of(RUN, plan.run()));
  }

  @Override
  public Effect rehearse(AirflowJob job, Decision decision)
      throws IOException, InterruptedException, RefusedException {
    var plan = plan(job, decision);
    return plan.tasks().isEmpty()
        ? done(job, plan)
        : new Effect(told("Would clear", job, plan), Map.of(RUN, plan.run()));
  }

  private static Effect done(AirflowJob job, Plan plan) {
    return new Effect(
        "Run %s of %s has not ended since: nothing to clear".formatted(plan.run(), job.told()),
        Map.of(RUN, plan.run()));
  }

  private static String told(String verb, AirflowJob job, Plan plan) {
    return "%s %s of run %s of DAG %s: %s"
        .formatted(
            verb,
            plan.tasks().size() == 1 ? "1 task" : plan.tasks().size() + " tasks",
            plan.run(),
            job.dag(),
            String.join(", ", plan.tasks().stream().limit(20).toList()));
  }

  private Plan plan(AirflowJob job, Decision decision)
      throws IOException, InterruptedException, RefusedException {
    var run = run(job, decision);
    if (!isStale(job, run, decision)) {
      return new Plan(run, Set.of());
    }
    var start = job.task() == null ? Set.<String>of() : Set.of(job.task());
    return new Plan(run, clear(job, run, start, true, true));
  }

  /** The run that a fact or the partition names, or the newest one that was due. */
  private String run(AirflowJob job, Decision decision)
      throws IOException, InterruptedException, RefusedException {
    var fact = decision.facts().get(RUN);
    if (fact != null) {
      return fact;
    }
    var partition = decision.partition();
    if (partition != null && !partition.equals("*") && api.hasRun(job.dag(), partition)) {
      return partition;
    }
    var at = Instant.ofEpochMilli(decision.decidedAtMillis()).toString();
    var newest =
        api.http()
            .get(api.version().newestRun(job.dag(), at))
            .accepted("list the runs of DAG " + job.dag())
            .path("dag_runs")
            .path(0);
    if (newest.isMissingNode()) {
      throw new RefusedException("Cannot clear %s: it has no run".formatted(job.told()));
    }
    return newest.path("dag_run_id").asText();
  }

  /** Whether what is to be made again ended, and was started before the decision. */
  private boolean isStale(AirflowJob job, String run, Decision decision)
      throws IOException, InterruptedException, RefusedException {
    if (job.task() == null) {
      return isStale(
          api.http().get(ApiVersion.run(job.dag(), run)).accepted("read run " + run), decision);
    }
    var instances =
        api.http()
            .get(ApiVersion.run(job.dag(), run) + "/taskInstances?limit=" + MOST)
            .accepted("read the tasks of run " + run)
            .path("task_instances");
    for (var instance : instances) {
      if (instance.path("task_id").asText().equals(job.task()) && !isStale(instance, decision)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isStale(JsonNode started, Decision decision) {
    return AirflowApi.ENDED.contains(started.path("state").asText())
        && !instant(started.path("start_date"))
            .isAfter(Instant.ofEpochMilli(decision.decidedAtMillis()));
  }

  private static Instant instant(JsonNode date) {
    try {
      return OffsetDateTime.parse(date.asText()).toInstant();
    } catch (DateTimeParseException e) {
      return Instant.MIN;
    }
  }

  /** The tasks that are cleared, or would be in a dry run; all of this DAG and run. */
  private Set<String> clear(
      AirflowJob job, String run, Set<String> tasks, boolean downstream, boolean dry)
      throws IOException, InterruptedException, RefusedException {
    var body = Json.mapper().createObjectNode();
    body.put("dry_run", dry).put("dag_run_id", run);
    // Airflow's own defaults are the dry run and failed tasks alone.
    body.put("only_failed", false).put("only_running", false).put("reset_dag_runs", true);
    body.put("include_upstream", false).put("include_downstream", downstream);
    body.put("include_past", false).put("include_future", false);
    if (!tasks.isEmpty()) {
      tasks.forEach(body.putArray("task_ids")::add);
    }
    var instances =
        api.http()
            .post(ApiVersion.dag(job.dag()) + "/clearTaskInstances", body)
            .accepted("clear " + job.told())
            .path("task_instances");
    return within(job, run, instances);
  }

  private static Set<String> within(AirflowJob job, String run, JsonNode instances)
      throws RefusedException {
    var tasks = new TreeSet<String>();
    for (var instance : instances) {
      if (!instance.path("dag_id").asText().equals(job.dag())
          || !instance.path("dag_run_id").asText().equals(run)) {
        throw new RefusedException(
            "Cannot clear %s: it would reach beyond run %s; clear it by hand"
                .formatted(job.told(), run));
      }
      tasks.add(instance.path("task_id").asText());
    }
    if (tasks.isEmpty() || instances.size() > MOST) {
      throw new RefusedException(
          "Cannot clear %s: of run %s %s task instances match, and 1 to %s may"
              .formatted(job.told(), run, instances.size(), MOST));
    }
    return tasks;
  }
}
