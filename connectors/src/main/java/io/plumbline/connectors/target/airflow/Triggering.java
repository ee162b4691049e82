package io.plumbline.connectors.target.airflow;

import io.plumbline.connectors.target.Effect;
import io.plumbline.connectors.target.http.RefusedException;
import io.plumbline.model.Decision;
import io.plumbline.model.Json;
import java.io.IOException;
import java.util.Map;
import java.util.Set;

/** TRIGGER: a run that has the decision's id as its name, so that Airflow starts it once. */
record Triggering(AirflowApi api) implements AirflowAct {
  private static final int MOST_NOTE = 900;

  @Override
  public Effect apply(AirflowJob job, Decision decision)
      throws IOException, InterruptedException, RefusedException {
    var body = Json.mapper().createObjectNode();
    body.put("dag_run_id", decision.id());
    if (api.version() == ApiVersion.V2) {
      // Asked for, though there is none.
      body.putNull("logical_date");
    }
    body.putPOJO("conf", Map.of("plumbline", Json.mapper().valueToTree(conf(decision))));
    body.put("note", note(decision));
    var reply =
        api.http()
            .post(ApiVersion.runs(job.dag()), body)
            .acceptedOr(Set.of(409), "trigger DAG " + job.dag());
    if (reply.status() == 409 && !api.hasRun(job.dag(), decision.id())) {
      // Another run has its logical date; a moment later it is another.
      throw new IOException(reply.answer().summary());
    }
    return Effect.of(
        "Run %s of DAG %s %s%s"
            .formatted(
                decision.id(),
                job.dag(),
                reply.status() == 409 ? "was there already" : "is queued",
                paused(job)));
  }

  @Override
  public Effect rehearse(AirflowJob job, Decision decision)
      throws IOException, InterruptedException, RefusedException {
    return Effect.of(
        api.hasRun(job.dag(), decision.id())
            ? "Run %s of DAG %s is there already".formatted(decision.id(), job.dag())
            : "Would trigger run %s of DAG %s%s".formatted(decision.id(), job.dag(), paused(job)));
  }

  private static String paused(AirflowJob job) {
    return job.isPaused() ? "; it waits, for the DAG is paused" : "";
  }

  /** What the run can read of why it runs. */
  static Map<String, String> conf(Decision decision) {
    return Map.of(
        "decision", decision.id(),
        "dataset", decision.dataset().id(),
        "partition", decision.partition() == null ? "*" : decision.partition());
  }

  private static String note(Decision decision) {
    var text = "Plumbline: " + (decision.reason() == null ? "" : decision.reason());
    return text.substring(0, Math.min(text.length(), MOST_NOTE));
  }
}
