package io.plumbline.connectors.target.dolphinscheduler;

import io.plumbline.connectors.target.Effect;
import io.plumbline.connectors.target.HeldJobs;
import io.plumbline.connectors.target.KeptFacts;
import io.plumbline.connectors.target.http.RefusedException;
import io.plumbline.model.Decision;
import java.io.IOException;
import java.util.HashMap;
import java.util.Set;

/**
 * RELEASE and RESUME: lets the runs that we paused go on, and brings the schedule online that we
 * took offline, once nothing else of ours holds the workflow.
 */
record Releasing(DolphinApi api, HeldJobs held, KeptFacts kept) implements DolphinAct {
  @Override
  public Effect apply(DolphinApi.Workflow workflow, Decision decision)
      throws IOException, InterruptedException, RefusedException {
    synchronized (held) {
      var why = whyNot(workflow, decision);
      var runs = runs(decision);
      if (why != null) {
        bequeath(runs, workflow, decision);
        held.release(decision.parent(), workflow.name());
        return Effect.of(why);
      }
      for (var instance : api.instances(workflow)) {
        if (runs.contains(instance.id()) && instance.isPausing()) {
          throw new IOException("run %s is still being paused".formatted(instance.id()));
        }
        if (runs.contains(instance.id()) && instance.isPaused()) {
          api.execute(instance, "RECOVER_SUSPENDED_PROCESS");
        }
      }
      boolean wasOffline = wasOffline(workflow, decision);
      if (!wasOffline && !workflow.isOnline() && !workflow.schedule().isEmpty()) {
        api.setOnline(workflow, true);
      }
      held.release(decision.parent(), workflow.name());
      return Effect.of(
          wasOffline
              ? "Workflow %s stays offline, as it was before it was held".formatted(workflow.name())
              : "Workflow %s is released".formatted(workflow.name()));
    }
  }

  /** The runs that the hold paused, and those of holds that ended before it. */
  private Set<Long> runs(Decision decision) {
    var runs = Runs.of(decision.facts().getOrDefault(Runs.FACT, ""));
    runs.addAll(Runs.of(kept.of(decision.parent()).getOrDefault(Runs.FACT, "")));
    return runs;
  }

  /** Leaves the runs to a hold that is still in force: they go on when that ends. */
  private void bequeath(Set<Long> runs, DolphinApi.Workflow workflow, Decision decision) {
    held.others(workflow.name(), decision.parent()).stream()
        .findFirst()
        .ifPresent(
            heir -> {
              var facts = new HashMap<>(kept.of(heir));
              var all = Runs.of(facts.getOrDefault(Runs.FACT, ""));
              all.addAll(runs);
              facts.put(Runs.FACT, Runs.text(all));
              kept.keep(heir, facts);
            });
  }

  @Override
  public Effect rehearse(DolphinApi.Workflow workflow, Decision decision) throws RefusedException {
    var why = whyNot(workflow, decision);
    return Effect.of(why == null ? "Would release workflow " + workflow.name() : why);
  }

  /** Why there is nothing to do, or null. */
  private String whyNot(DolphinApi.Workflow workflow, Decision decision) throws RefusedException {
    wasOffline(workflow, decision);
    if (held.isOver(decision.parent())) {
      return "Workflow %s was released before".formatted(workflow.name());
    }
    var others = held.others(workflow.name(), decision.parent());
    return others.isEmpty()
        ? null
        : "Workflow %s stays offline: %s more hold it, such as %s"
            .formatted(workflow.name(), others.size(), others.get(0));
  }

  private boolean wasOffline(DolphinApi.Workflow workflow, Decision decision)
      throws RefusedException {
    return held.wasPaused(decision.parent(), decision.facts())
        .filter(known -> decision.parent() != null)
        .orElseThrow(
            () ->
                new RefusedException(
                    "Cannot release workflow %s: it is not known whether Plumbline held it; bring it online by hand"
                        .formatted(workflow.name())));
  }
}
