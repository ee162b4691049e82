package io.plumbline.connectors.target.dolphinscheduler;

import io.plumbline.connectors.target.Effect;
import io.plumbline.connectors.target.KeptFacts;
import io.plumbline.connectors.target.http.RefusedException;
import io.plumbline.model.Decision;
import java.io.IOException;
import java.util.Map;

/** CLEAR: runs the latest run that has ended again; one that was run again since counts as done. */
record Repeating(DolphinApi api, KeptFacts kept) implements DolphinAct {
  private static final String RUN_TIMES = "run-times";

  @Override
  public Effect apply(DolphinApi.Workflow workflow, Decision decision)
      throws IOException, InterruptedException, RefusedException {
    var instance = find(workflow, decision);
    var facts = facts(instance, decision);
    kept.keep(decision.id(), facts);
    if (!instance.hasEnded() || isRepeated(instance, facts)) {
      return new Effect("Run %s was run again before".formatted(instance.id()), facts);
    }
    api.execute(instance, "REPEAT_RUNNING");
    return new Effect("Run %s is run again".formatted(instance.id()), facts);
  }

  @Override
  public Effect rehearse(DolphinApi.Workflow workflow, Decision decision)
      throws IOException, InterruptedException, RefusedException {
    var instance = find(workflow, decision);
    return new Effect("Would run run %s again".formatted(instance.id()), facts(instance, decision));
  }

  private DolphinInstance find(DolphinApi.Workflow workflow, Decision decision)
      throws IOException, InterruptedException, RefusedException {
    var run = kept.find(decision, decision.id(), Runs.FACT);
    for (var instance : api.instances(workflow)) {
      boolean isMeant =
          run.isPresent() ? Runs.of(run.get()).contains(instance.id()) : instance.hasEnded();
      if (isMeant) {
        return instance;
      }
    }
    throw new RefusedException(
        "Cannot run workflow %s again: no run of it has ended".formatted(workflow.name()));
  }

  private Map<String, String> facts(DolphinInstance instance, Decision decision) {
    var before = kept.find(decision, decision.id(), RUN_TIMES);
    return Map.of(
        Runs.FACT,
        Long.toString(instance.id()),
        RUN_TIMES,
        before.orElseGet(() -> Long.toString(instance.runTimes())));
  }

  private static boolean isRepeated(DolphinInstance instance, Map<String, String> facts) {
    return !facts.get(RUN_TIMES).equals(Long.toString(instance.runTimes()));
  }
}
