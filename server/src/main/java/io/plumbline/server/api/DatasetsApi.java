package io.plumbline.server.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.plumbline.lineage.DatasetDetails;
import io.plumbline.model.DatasetId;
import io.plumbline.model.IncidentStatus;
import io.plumbline.model.RuleText;
import io.plumbline.ranger.authorization.Resource;
import io.plumbline.ranger.authorization.ResourceKind;
import io.plumbline.rules.RuleRejectedException;
import io.plumbline.server.authorization.Rights;
import io.plumbline.server.gate.Gate;
import io.plumbline.server.http.Params;
import io.plumbline.server.http.Tokens;
import io.plumbline.server.rules.StatementCompiler;
import io.plumbline.server.view.DecisionView;
import io.plumbline.server.view.IncidentView;
import io.plumbline.server.view.MetricView;
import io.plumbline.server.view.RuleView;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Datasets: what the graph knows of them, and all that the engine says about one. */
public final class DatasetsApi {

  private static final int MOST = 1_000;
  private static final int LATEST_METRICS = 50;
  private static final int OPEN_INCIDENTS = 100;

  private final Graph graph;
  private final MetricView metrics;
  private final IncidentView incidents;
  private final DecisionView decisions;
  private final RuleView rules;
  private final StatementCompiler compiler;
  private final Clock clock;

  public DatasetsApi(
      Graph graph,
      MetricView metrics,
      IncidentView incidents,
      DecisionView decisions,
      RuleView rules,
      StatementCompiler compiler,
      Clock clock) {
    this.graph = graph;
    this.metrics = metrics;
    this.incidents = incidents;
    this.decisions = decisions;
    this.rules = rules;
    this.compiler = compiler;
    this.clock = clock;
  }

  public void register(RoutesConfig routes) {
    routes.get("/v1/datasets", this::list);
    routes.get("/v1/datasets/{id}", this::one);
  }

  private void list(Context ctx) {
    int limit = Params.number(ctx, "limit", 100, 1, MOST);
    int offset = Params.number(ctx, "offset", 0, 0, Integer.MAX_VALUE);
    var found = graph.ask(reader -> reader.datasets(Tokens.tenant(ctx), offset, limit));
    ctx.json(
        Rights.of(ctx)
            .list(found, details -> Resource.of(details.id()), details -> shape(details)));
  }

  private void one(Context ctx) {
    var rights = Rights.of(ctx);
    var tenant = rights.tenant();
    var details = graph.dataset(rights, ctx.pathParam("id"));
    var id = details.id().id();
    var shape = shape(details);
    shape.put("metrics", metrics.page(tenant, id, null, null, LATEST_METRICS, null).items());
    var open = incidents.page(tenant, IncidentStatus.OPEN, id, OPEN_INCIDENTS, null).items();
    shape.put("openIncidents", rights.readable(open, Resource::of));
    shape.put("rules", matching(rights, details.id()));
    shape.put("gate", Gate.of(decisions.inForce(tenant, id), Gate.WHOLE, clock.millis()));
    ctx.json(shape);
  }

  private List<Map<String, Object>> matching(Rights rights, DatasetId dataset) {
    return rules.active(rights.tenant()).stream()
        .filter(rule -> judges(rule, dataset))
        .filter(rule -> rights.mayRead(Resource.named(ResourceKind.RULE, rule.name())))
        .map(rule -> Map.<String, Object>of("name", rule.name(), "version", rule.version()))
        .toList();
  }

  // A rule that an older release kept may not compile any more; it judges nothing then.
  private boolean judges(RuleText rule, DatasetId dataset) {
    try {
      return compiler.compile(rule).target().matches(dataset);
    } catch (RuleRejectedException e) {
      return false;
    }
  }

  private static Map<String, Object> shape(DatasetDetails details) {
    var shape = new LinkedHashMap<String, Object>();
    shape.put("id", details.id().id());
    shape.put("namespace", details.id().namespace());
    shape.put("name", details.id().name());
    shape.put("reportedNamespace", details.reportedNamespace());
    shape.put("reportedName", details.reportedName());
    shape.put("firstSeenMillis", details.firstSeenMillis());
    shape.put("lastSeenMillis", details.lastSeenMillis());
    shape.put("columns", details.columns());
    return shape;
  }
}
