package io.plumbline.connectors.target.dolphinscheduler;

import io.plumbline.connectors.target.Effect;
import io.plumbline.connectors.target.HeldJobs;
import io.plumbline.connectors.target.KeptFacts;
import io.plumbline.connectors.target.http.RefusedException;
import io.plumbline.model.Decision;
import io.plumbline.model.DecisionAction;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * HOLD and PAUSE: takes the schedule of a workflow offline. HOLD pauses its runs under way as well,
 * each once its tasks under way have ended.
 */
record Holding(DolphinApi api, HeldJobs held, KeptFacts kept) implements DolphinAct {
  @Override
  public Effect apply(DolphinApi.Workflow workflow, Decision decision)
      throws IOException, InterruptedException, RefusedException {
    synchronized (held) {
      if (held.isOver(decision.id())) {
        return Effect.of("Workflow %s was released again before".formatted(workflow.name()));
      }
      var facts = facts(workflow, decision);
      // Before the calls: an answer that is lost must not make ours look like a person's.
      held.hold(decision, workflow.name(), wasOffline(facts));
      kept.keep(decision.id(), facts);
      try {
        if (workflow.isOnline()) {
          api.setOnline(workflow, false);
        }
        var runs = Runs.of(facts.get(Runs.FACT));
        for (var instance : api.instances(workflow)) {
          if (runs.contains(instance.id()) && instance.isUnderWay()) {
            api.execute(instance, "PAUSE");
          }
        }
      } catch (RefusedException e) {
        held.forget(decision.id());
        throw e;
      }
      return new Effect(told(workflow, facts, "is", "paused"), facts);
    }
  }

  @Override
  public Effect rehearse(DolphinApi.Workflow workflow, Decision decision)
      throws IOException, InterruptedException, RefusedException {
    var facts = facts(workflow, decision);
    return new Effect(told(workflow, facts, "would be", "would be paused"), facts);
  }

  private static boolean wasOffline(Map<String, String> facts) {
    return Boolean.parseBoolean(facts.get(HeldJobs.WAS_PAUSED));
  }

  private static String told(
      DolphinApi.Workflow workflow, Map<String, String> facts, String is, String paused) {
    var schedule =
        wasOffline(facts)
            ? "Workflow %s was offline already, and stays so when this ends"
            : "Workflow %s " + is + " offline";
    var runs = facts.get(Runs.FACT);
    return schedule.formatted(workflow.name())
        + (runs.isEmpty() ? "" : "; runs %s: %s".formatted(paused, runs));
  }

  private Map<String, String> facts(DolphinApi.Workflow workflow, Decision decision)
      throws IOException, InterruptedException, RefusedException {
    boolean wasOffline =
        held.wasPaused(decision.id(), decision.facts())
            .orElseGet(
                () ->
                    !workflow.isOnline() && held.others(workflow.name(), decision.id()).isEmpty());
    var runs = kept.find(decision, decision.id(), Runs.FACT);
    return Map.of(
        HeldJobs.HELD,
        workflow.name(),
        HeldJobs.WAS_PAUSED,
        Boolean.toString(wasOffline),
        Runs.FACT,
        runs.isPresent() ? runs.get() : Runs.text(underWay(workflow, decision)));
  }

  private Set<Long> underWay(DolphinApi.Workflow workflow, Decision decision)
      throws IOException, InterruptedException, RefusedException {
    if (decision.action() != DecisionAction.HOLD) {
      return Set.of();
    }
    return api.instances(workflow).stream()
        .filter(DolphinInstance::isUnderWay)
        .map(DolphinInstance::id)
        .collect(Collectors.toSet());
  }
}
