package io.plumbline.server.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.plumbline.lineage.Direction;
import io.plumbline.lineage.LineageGraph;
import io.plumbline.lineage.NodeKind;
import io.plumbline.model.Incident;
import io.plumbline.model.IncidentStatus;
import io.plumbline.server.http.Params;
import io.plumbline.server.http.ProblemException;
import io.plumbline.server.http.Tokens;
import io.plumbline.server.view.DecisionView;
import io.plumbline.server.view.FindingView;
import io.plumbline.server.view.IncidentView;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Incidents, and all that belongs to one: findings, decisions, what lies downstream. */
public final class IncidentsApi {

  private static final int IMPACT_DEPTH = 10;
  private static final int IMPACT_NODES = 500;
  private static final int MOST_DECISIONS = 100;

  /** A dataset that lies downstream of an incident. */
  private record Affected(String namespace, String name) {}

  private final IncidentView incidents;
  private final FindingView findings;
  private final DecisionView decisions;
  private final Graph graph;

  public IncidentsApi(
      IncidentView incidents, FindingView findings, DecisionView decisions, Graph graph) {
    this.incidents = incidents;
    this.findings = findings;
    this.decisions = decisions;
    this.graph = graph;
  }

  public void register(RoutesConfig routes) {
    routes.get("/v1/incidents", this::list);
    routes.get("/v1/incidents/{id}", this::one);
  }

  private void list(Context ctx) {
    ctx.json(
        incidents.page(
            Tokens.tenant(ctx),
            Params.constant(ctx, "status", IncidentStatus.class),
            Params.text(ctx, "dataset"),
            ListsApi.limit(ctx),
            Params.text(ctx, "after")));
  }

  private void one(Context ctx) {
    var tenant = Tokens.tenant(ctx);
    var id = ctx.pathParam("id");
    var incident =
        incidents
            .find(tenant, id)
            .orElseThrow(() -> ProblemException.notFound("Cannot find incident: " + id));
    var answer = new LinkedHashMap<String, Object>();
    answer.put("incident", incident);
    answer.put("findings", findings.violations(tenant, incident));
    answer.put("decisions", decisions.page(tenant, null, id, null, MOST_DECISIONS, null).items());
    answer.put("affected", affected(incident));
    ctx.json(answer);
  }

  /** What lies downstream; when the lineage store is away, the incident is told without it. */
  private Map<String, Object> affected(Incident incident) {
    Optional<LineageGraph> walked;
    try {
      walked =
          graph.ask(
              reader ->
                  reader.walk(
                      incident.first().dataset(),
                      Direction.DOWNSTREAM,
                      IMPACT_DEPTH,
                      IMPACT_NODES));
    } catch (ProblemException e) {
      return Map.of("unavailable", e.getMessage());
    }
    var datasets =
        walked.stream()
            .flatMap(found -> found.nodes().stream())
            .filter(node -> node.kind() == NodeKind.DATASET && node.depth() > 0)
            .map(node -> new Affected(node.namespace(), node.name()))
            .toList();
    var affected = new LinkedHashMap<String, Object>();
    affected.put("datasets", datasets);
    affected.put("truncatedBy", walked.map(LineageGraph::truncatedBy).orElse(null));
    return affected;
  }
}
