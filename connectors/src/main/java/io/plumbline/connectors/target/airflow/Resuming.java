package io.plumbline.connectors.target.airflow;

import io.plumbline.connectors.target.Effect;
import io.plumbline.connectors.target.HeldJobs;
import io.plumbline.connectors.target.http.RefusedException;
import io.plumbline.model.Decision;
import java.io.IOException;

/** RELEASE and RESUME: unpauses a DAG that we paused, once nothing else of ours holds it. */
record Resuming(AirflowApi api, HeldJobs held) implements AirflowAct {
  @Override
  public Effect apply(AirflowJob job, Decision decision)
      throws IOException, InterruptedException, RefusedException {
    synchronized (held) {
      var why = whyNot(job, decision);
      if (why == null) {
        api.setPaused(job.dag(), false);
        why = "DAG %s is unpaused".formatted(job.dag());
      }
      held.release(decision.parent(), job.dag());
      return Effect.of(why);
    }
  }

  @Override
  public Effect rehearse(AirflowJob job, Decision decision) throws RefusedException {
    synchronized (held) {
      var why = whyNot(job, decision);
      return Effect.of(why == null ? "Would unpause DAG %s".formatted(job.dag()) : why);
    }
  }

  /** Why there is nothing to do, or null. */
  private String whyNot(AirflowJob job, Decision decision) throws RefusedException {
    var parent = decision.parent();
    if (parent != null && held.isOver(parent)) {
      return "DAG %s was released before".formatted(job.dag());
    }
    boolean wasPaused =
        held.wasPaused(parent, decision.facts())
            .filter(known -> parent != null)
            .orElseThrow(
                () ->
                    new RefusedException(
                        "Cannot unpause DAG %s: it is not known whether Plumbline paused it; unpause it by hand"
                            .formatted(job.dag())));
    var others = held.others(job.dag(), parent);
    if (wasPaused) {
      return "DAG %s stays paused, as it was before it was held".formatted(job.dag());
    }
    if (!others.isEmpty()) {
      return "DAG %s stays paused: %s more hold it, such as %s"
          .formatted(job.dag(), others.size(), others.get(0));
    }
    return job.isPaused() ? null : "DAG %s runs already".formatted(job.dag());
  }
}
