package io.plumbline.server.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.plumbline.lineage.Direction;
import io.plumbline.lineage.LineageGraph;
import io.plumbline.lineage.Node;
import io.plumbline.lineage.NodeKind;
import io.plumbline.model.DatasetId;
import io.plumbline.model.DatasetReader;
import io.plumbline.ranger.authorization.Resource;
import io.plumbline.server.authorization.Rights;
import io.plumbline.server.http.Params;
import io.plumbline.server.http.ProblemException;
import io.plumbline.server.http.Tokens;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Walks through the lineage graph, and the same in Marquez's shape for its clients. */
public final class LineageApi {

  private static final int DEPTH = 5;
  private static final int MOST_DEPTH = 50;
  private static final int NODES = 1_000;
  private static final int MOST_NODES = 10_000;
  private static final int MARQUEZ_DEPTH = 20;
  private static final int READERS = 100;
  private static final int MOST_READERS = 1_000;

  /** Readers of the start that a walk tells of, the latest. */
  private static final int SHOWN_READERS = 20;

  private final Graph graph;

  public LineageApi(Graph graph) {
    this.graph = graph;
  }

  public void register(RoutesConfig routes) {
    routes.get("/v1/lineage/{dataset}/upstream", ctx -> walk(ctx, Direction.UPSTREAM));
    routes.get("/v1/lineage/{dataset}/downstream", ctx -> walk(ctx, Direction.DOWNSTREAM));
    routes.get("/v1/lineage/{dataset}/columns", this::columns);
    routes.get("/v1/lineage/{dataset}/readers", this::readers);
    routes.get("/api/v1/lineage", this::marquez);
  }

  private void walk(Context ctx, Direction direction) {
    int depth = Params.number(ctx, "depth", DEPTH, 0, MOST_DEPTH);
    int maxNodes = Params.number(ctx, "maxNodes", NODES, 1, MOST_NODES);
    var rights = Rights.of(ctx);
    var start = graph.dataset(rights, ctx.pathParam("dataset")).id();
    var walked =
        graph
            .ask(reader -> reader.walk(start, direction, depth, maxNodes))
            .orElseThrow(() -> ProblemException.notFound("Cannot find dataset: " + start.id()));
    var found = readable(walked, rights);
    var answer = new LinkedHashMap<String, Object>();
    answer.put("start", start);
    answer.put("direction", direction);
    answer.put("depth", depth);
    answer.put("nodes", found.nodes());
    answer.put("edges", found.edges());
    if (found.nodes().size() < walked.nodes().size()) {
      answer.put("withheld", walked.nodes().size() - found.nodes().size());
    }
    answer.put("readers", readers(rights, start, 0, Long.MAX_VALUE, SHOWN_READERS));
    answer.put("truncatedBy", found.truncatedBy());
    answer.put("asOfMillis", found.asOfMillis());
    answer.put("asOf", Instant.ofEpochMilli(found.asOfMillis()).toString());
    ctx.json(answer);
  }

  private void columns(Context ctx) {
    var rights = Rights.of(ctx);
    var dataset = graph.dataset(rights, ctx.pathParam("dataset")).id();
    var edges =
        rights.readable(
            graph.ask(reader -> reader.columnLineage(dataset)), edge -> Resource.of(edge.from()));
    ctx.json(Map.of("dataset", dataset, "columns", edges));
  }

  private void readers(Context ctx) {
    var from = Params.millis(ctx, "since");
    var to = Params.millis(ctx, "until");
    int limit = Params.number(ctx, "limit", READERS, 1, MOST_READERS);
    var rights = Rights.of(ctx);
    var dataset = graph.dataset(rights, ctx.pathParam("dataset")).id();
    var found =
        readers(
            rights, dataset, from == null ? 0 : from, to == null ? Long.MAX_VALUE : to, limit + 1);
    var answer = new LinkedHashMap<String, Object>();
    answer.put("dataset", dataset);
    answer.put("readers", found.subList(0, Math.min(limit, found.size())));
    answer.put("truncated", found.size() > limit);
    ctx.json(answer);
  }

  /** Whoever told that a dataset has another name does not thereby see who reads that one. */
  private List<DatasetReader> readers(
      Rights rights, DatasetId dataset, long from, long to, int limit) {
    return rights.readable(
        graph.ask(reader -> reader.readers(dataset, from, to, limit)),
        reader -> Resource.of(reader.dataset()));
  }

  private void marquez(Context ctx) {
    var nodeId = Params.text(ctx, "nodeId");
    if (nodeId == null) {
      throw ProblemException.badRequest(
          "Cannot find parameter nodeId; write dataset:namespace:name or job:namespace:name");
    }
    int depth = Params.number(ctx, "depth", MARQUEZ_DEPTH, 0, MOST_DEPTH);
    var found =
        graph
            .ask(reader -> reader.neighbourhood(Tokens.tenant(ctx), nodeId, depth, MOST_NODES))
            .orElseThrow(() -> ProblemException.notFound("Cannot find node: " + nodeId));
    ctx.json(Map.of("graph", Marquez.nodes(readable(found, Rights.of(ctx)))));
  }

  /** The graph without the datasets that the caller may not read, and without their edges. */
  private static LineageGraph readable(LineageGraph graph, Rights rights) {
    var tenant = rights.tenant();
    var nodes =
        graph.nodes().stream()
            .filter(
                node ->
                    node.kind() != NodeKind.DATASET
                        || rights.mayRead(
                            Resource.of(new DatasetId(tenant, node.namespace(), node.name()))))
            .toList();
    var keys = nodes.stream().map(Node::key).collect(Collectors.toSet());
    var edges =
        graph.edges().stream()
            .filter(edge -> keys.contains(edge.from()) && keys.contains(edge.to()))
            .toList();
    return new LineageGraph(nodes, edges, graph.truncatedBy(), graph.asOfMillis());
  }
}
