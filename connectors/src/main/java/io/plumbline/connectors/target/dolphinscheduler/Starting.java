package io.plumbline.connectors.target.dolphinscheduler;

import io.plumbline.connectors.target.Effect;
import io.plumbline.connectors.target.KeptFacts;
import io.plumbline.connectors.target.http.BusyException;
import io.plumbline.connectors.target.http.RefusedException;
import io.plumbline.model.Decision;
import io.plumbline.model.Json;
import java.io.IOException;
import java.net.ConnectException;
import java.util.Map;

/**
 * TRIGGER: starts a run with the decision's id among its parameters, for it can be given no name.
 * Runs appear some time after they were asked for: once an answer was lost, the run is looked for
 * and not asked for again.
 */
record Starting(DolphinApi api, KeptFacts kept) implements DolphinAct {
  private static final String ASKED = "asked";

  @Override
  public Effect apply(DolphinApi.Workflow workflow, Decision decision)
      throws IOException, InterruptedException, RefusedException {
    if (isStarted(workflow, decision)) {
      return Effect.of("Workflow %s was started already".formatted(workflow.name()));
    }
    if (kept.find(decision, decision.id(), ASKED).isPresent()) {
      throw new IOException(
          "it was asked to start %s and has not told since".formatted(workflow.name()));
    }
    kept.keep(decision.id(), Map.of(ASKED, "true"));
    try {
      api.start(workflow, Json.write(Map.of("plumbline_decision", decision.id())));
    } catch (BusyException | ConnectException | RefusedException e) {
      kept.forget(decision.id());
      throw e;
    }
    return Effect.of("Workflow %s is started".formatted(workflow.name()));
  }

  @Override
  public Effect rehearse(DolphinApi.Workflow workflow, Decision decision)
      throws IOException, InterruptedException, RefusedException {
    return Effect.of(
        isStarted(workflow, decision)
            ? "Workflow %s was started already".formatted(workflow.name())
            : "Would start workflow " + workflow.name());
  }

  private boolean isStarted(DolphinApi.Workflow workflow, Decision decision)
      throws IOException, InterruptedException, RefusedException {
    return api.instances(workflow).stream()
        .anyMatch(instance -> instance.parameters().contains(decision.id()));
  }
}
