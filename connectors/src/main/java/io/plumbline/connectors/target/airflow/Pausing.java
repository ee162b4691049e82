package io.plumbline.connectors.target.airflow;

import io.plumbline.connectors.target.Effect;
import io.plumbline.connectors.target.HeldJobs;
import io.plumbline.connectors.target.http.RefusedException;
import io.plumbline.model.Decision;
import io.plumbline.model.DecisionAction;
import java.io.IOException;
import java.util.Map;

/**
 * HOLD and PAUSE: the DAG starts no run, and of a run under way no further task, for Airflow cannot
 * pause one task. HOLD also drops the events that wait to start it, for they tell of data that is
 * held.
 */
record Pausing(AirflowApi api, HeldJobs held) implements AirflowAct {
  @Override
  public Effect apply(AirflowJob job, Decision decision)
      throws IOException, InterruptedException, RefusedException {
    synchronized (held) {
      if (held.isOver(decision.id())) {
        return Effect.of("DAG %s was released again before".formatted(job.dag()));
      }
      boolean wasPaused = wasPaused(job, decision);
      // Before the call: an answer that is lost must not make ours look like a person's.
      held.hold(decision, job.dag(), wasPaused);
      if (wasPaused) {
        return alreadyPaused(job);
      }
      if (!job.isPaused()) {
        pause(job, decision);
      }
      var dropped = decision.action() == DecisionAction.HOLD ? dropEvents(job.dag()) : "";
      return new Effect(
          "DAG %s is paused; a task under way goes on%s".formatted(job.dag(), dropped),
          facts(job, false));
    }
  }

  @Override
  public Effect rehearse(AirflowJob job, Decision decision) {
    synchronized (held) {
      if (wasPaused(job, decision)) {
        return alreadyPaused(job);
      }
      return new Effect(
          "Would pause DAG %s%s"
              .formatted(
                  job.dag(),
                  decision.action() == DecisionAction.HOLD ? " and drop its queued events" : ""),
          facts(job, false));
    }
  }

  private void pause(AirflowJob job, Decision decision)
      throws IOException, InterruptedException, RefusedException {
    try {
      api.setPaused(job.dag(), true);
    } catch (RefusedException e) {
      held.forget(decision.id());
      throw e;
    }
  }

  private boolean wasPaused(AirflowJob job, Decision decision) {
    return held.wasPaused(decision.id(), decision.facts())
        .orElseGet(() -> job.isPaused() && held.others(job.dag(), decision.id()).isEmpty());
  }

  private static Effect alreadyPaused(AirflowJob job) {
    return new Effect(
        "DAG %s was paused already, and stays so when this ends".formatted(job.dag()),
        facts(job, true));
  }

  private static Map<String, String> facts(AirflowJob job, boolean wasPaused) {
    return Map.of(HeldJobs.HELD, job.dag(), HeldJobs.WAS_PAUSED, Boolean.toString(wasPaused));
  }

  /** The hold stands without it, so what is missing is told and does not fail it. */
  private String dropEvents(String dag) throws IOException, InterruptedException, RefusedException {
    return switch (api.http().delete(api.version().queuedEvents(dag)).status()) {
      case 204, 200 -> "; its queued events are dropped";
      // None waits, or an Airflow before 2.9 that knows none.
      case 404, 405 -> "";
      default -> "; its queued events are NOT dropped: the account may not delete them";
    };
  }
}
