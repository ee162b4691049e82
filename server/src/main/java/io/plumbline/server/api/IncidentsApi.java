package io.plumbline.server.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.plumbline.lineage.Direction;
import io.plumbline.lineage.LineageGraph;
import io.plumbline.lineage.NodeKind;
import io.plumbline.model.DatasetId;
import io.plumbline.model.Incident;
import io.plumbline.model.IncidentStatus;
import io.plumbline.model.Json;
import io.plumbline.ranger.authorization.Access;
import io.plumbline.ranger.authorization.Resource;
import io.plumbline.server.authorization.Rights;
import io.plumbline.server.http.Bodies;
import io.plumbline.server.http.Params;
import io.plumbline.server.http.ProblemException;
import io.plumbline.server.http.Tokens;
import io.plumbline.server.rules.IncidentBook;
import io.plumbline.server.rules.Statement.AckIncident;
import io.plumbline.server.view.DecisionView;
import io.plumbline.server.view.FindingView;
import io.plumbline.server.view.IncidentView;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Incidents, and all that belongs to one: findings, decisions, what lies downstream. */
public final class IncidentsApi {

  private static final int IMPACT_DEPTH = 10;
  private static final int IMPACT_NODES = 500;
  private static final int MOST_DECISIONS = 100;
  private static final int MOST_BYTES = 16 * 1024;

  /** A dataset that lies downstream of an incident. */
  private record Affected(String namespace, String name) {}

  private final IncidentView incidents;
  private final FindingView findings;
  private final DecisionView decisions;
  private final Graph graph;
  private final IncidentBook book;
  private final Bodies bodies;

  public IncidentsApi(
      IncidentView incidents,
      FindingView findings,
      DecisionView decisions,
      Graph graph,
      IncidentBook book,
      Bodies bodies) {
    this.incidents = incidents;
    this.findings = findings;
    this.decisions = decisions;
    this.graph = graph;
    this.book = book;
    this.bodies = bodies;
  }

  public void register(RoutesConfig routes) {
    routes.get("/v1/incidents", this::list);
    routes.get("/v1/incidents/{id}", this::one);
    routes.post("/v1/incidents/{id}/acknowledge", this::acknowledge);
  }

  /** It is taken up by the job, so the views show it a moment later. */
  private void acknowledge(Context ctx) {
    var said = said(ctx);
    var ack = new AckIncident(ctx.pathParam("id"), said.expected(), said.comment());
    ctx.status(202).json(book.acknowledge(ack, Rights.of(ctx)));
  }

  /** What the body of an acknowledgement may say; it may say nothing. */
  private record Said(boolean expected, String comment) {
    Said {
      comment = comment == null ? "" : comment.strip();
    }
  }

  private Said said(Context ctx) {
    var body = bodies.read(ctx, MOST_BYTES);
    try {
      return body.length == 0 ? new Said(false, "") : Json.mapper().readValue(body, Said.class);
    } catch (IOException e) {
      throw ProblemException.badRequest(
          "Cannot read the body: send {\"expected\": true, \"comment\": \"why\"}, or nothing");
    }
  }

  private void list(Context ctx) {
    var page =
        incidents.page(
            Tokens.tenant(ctx),
            Params.constant(ctx, "status", IncidentStatus.class),
            Params.text(ctx, "dataset"),
            ListsApi.limit(ctx),
            Params.text(ctx, "after"));
    ctx.json(Rights.of(ctx).page(page, Resource::of));
  }

  private void one(Context ctx) {
    var rights = Rights.of(ctx);
    var tenant = rights.tenant();
    var id = ctx.pathParam("id");
    var incident = book.find(id, Access.READ, rights);
    var answer = new LinkedHashMap<String, Object>();
    answer.put("incident", incident);
    answer.put("findings", findings.violations(tenant, incident));
    var decided = decisions.page(tenant, null, id, null, MOST_DECISIONS, null).items();
    answer.put("decisions", rights.readable(decided, each -> Resource.of(each.decision())));
    answer.put("affected", affected(incident, rights));
    ctx.json(answer);
  }

  /** What lies downstream; when the lineage store is away, the incident is told without it. */
  private Map<String, Object> affected(Incident incident, Rights rights) {
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
            .map(node -> new DatasetId(rights.tenant(), node.namespace(), node.name()))
            .toList();
    var readable = rights.readable(datasets, Resource::of);
    var affected = new LinkedHashMap<String, Object>();
    affected.put(
        "datasets",
        readable.stream().map(each -> new Affected(each.namespace(), each.name())).toList());
    if (readable.size() < datasets.size()) {
      affected.put("withheld", datasets.size() - readable.size());
    }
    affected.put("truncatedBy", walked.map(LineageGraph::truncatedBy).orElse(null));
    return affected;
  }
}
