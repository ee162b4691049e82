package io.plumbline.connectors.target.dolphinscheduler;

import io.plumbline.connectors.target.Effect;
import io.plumbline.connectors.target.KeptFacts;
import io.plumbline.connectors.target.http.RefusedException;
import io.plumbline.model.Decision;
import java.io.IOException;
import java.util.Map;

/** STOP: stops the runs that were under way when the decision first came, and none since. */
record Stopping(DolphinApi api, KeptFacts kept) implements DolphinAct {
  @Override
  public Effect apply(DolphinApi.Workflow workflow, Decision decision)
      throws IOException, InterruptedException, RefusedException {
    var runs = runs(workflow, decision);
    kept.keep(decision.id(), Map.of(Runs.FACT, runs));
    for (var instance : api.instances(workflow)) {
      if (Runs.of(runs).contains(instance.id()) && instance.isUnderWay()) {
        api.execute(instance, "STOP");
      }
    }
    return told(workflow, runs, "are stopped");
  }

  @Override
  public Effect rehearse(DolphinApi.Workflow workflow, Decision decision)
      throws IOException, InterruptedException, RefusedException {
    return told(workflow, runs(workflow, decision), "would be stopped");
  }

  private static Effect told(DolphinApi.Workflow workflow, String runs, String what) {
    return new Effect(
        runs.isEmpty()
            ? "No run of workflow %s is under way".formatted(workflow.name())
            : "Runs of workflow %s that %s: %s".formatted(workflow.name(), what, runs),
        Map.of(Runs.FACT, runs));
  }

  private String runs(DolphinApi.Workflow workflow, Decision decision)
      throws IOException, InterruptedException, RefusedException {
    var known = kept.find(decision, decision.id(), Runs.FACT);
    if (known.isPresent()) {
      return known.get();
    }
    return Runs.text(
        api.instances(workflow).stream()
            .filter(DolphinInstance::isUnderWay)
            .map(DolphinInstance::id)
            .toList());
  }
}
